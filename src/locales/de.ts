/** German. A translation of ours: the official wording is English. */
import type { Catalog } from '../catalog/registry.js';

const quieter =
  'Fehlgeschlagen heißt nicht kaputt. Steht dort „Umgebung / Netzwerk“ oder „Verhalten des Anrufers“, versuchen Sie es an einem ruhigeren Ort und mit eingeschaltetem Mikrofon noch einmal.';

export const de: Catalog = {
  lang: 'de',
  dir: 'ltr',
  reasons: {
    no_audio_output: {
      title: 'Der Bot war verbunden, konnte aber nicht sprechen',
      cause:
        'Der Bot nahm am Anruf teil, aber seine Verbindung zur Sprachausgabe (TTS) schlug fehl – meist durch ein Ratenlimit des Anbieters oder eine kurze Störung bei vielen gleichzeitigen Anrufen.',
      whatToTry:
        'Wiederholen Sie den Anruf. Geschieht es bei mehr als 5 % der gleichzeitigen Anrufe, senken Sie maxConcurrent der Kampagne oder wechseln Sie den TTS-Anbieter (Voice settings → TTS).',
    },
    no_audio_either_direction: {
      title: 'Keine Seite war zu hören',
      cause:
        'Der Anruf kam auf Netzwerkebene zustande, aber in keiner Richtung floss Ton: Das Mikrofon des Anrufers war aus, die Leitung war tot, oder Bot und Anrufer konnten sich nicht auf eine Tonverbindung einigen.',
      whatToTry:
        'Bitten Sie den Anrufer, die Mikrofonfreigabe und den Lautsprecher des Telefons zu prüfen. Wenn Sie testen, achten Sie auf eine ruhige Umgebung und darauf, nicht stummgeschaltet zu sein. Wiederholen Sie dann den Anruf.',
    },
    idle_timeout: {
      title: 'Zu lange keine Aktivität',
      cause:
        'Keine Seite hat innerhalb der eingestellten Leerlaufzeit (standardmäßig 5 Minuten) gesprochen. Der Anruf wurde automatisch beendet, um den Platz freizugeben.',
      whatToTry:
        'Wenn dies ein Test ist, sprechen Sie innerhalb von 30 Sekunden nach der Begrüßung des Bots. Bei echten Anrufen hat sich der Anrufer meist entfernt – wiederholen Sie den Anruf nach den Regeln Ihrer Kampagne.',
    },
    provider_circuit_open: {
      title: 'Häufung von Anbieterfehlern',
      cause:
        'Der Bot bekam innerhalb von 60 Sekunden 3 oder mehr Fehler eines Anbieters (TTS/STT/LLM) und beendete den Anruf geordnet, statt den Anrufer in die Stille hören zu lassen.',
      whatToTry:
        'Prüfen Sie im Dashboard den Zustand der Anbieter (oben auf der Seite des Agenten). Ist einer beeinträchtigt, wechseln Sie zu einem Ersatz. Wiederholen Sie dann den Anruf. Die Schutzschaltung tut, was sie soll, wenn ein Anbieter sich falsch verhält.',
    },
    sip_no_answer: {
      title: 'Niemand hat abgenommen',
      cause: 'Der Netzbetreiber meldete, dass es ohne Antwort klingelte (oder besetzt / nicht erreichbar war).',
      whatToTry:
        'Die Wiederholungsregeln von Kampagnen kümmern sich darum von selbst. Prüfen Sie bei Testnummern, ob der Anschluss in Betrieb ist und Anrufe annehmen kann.',
    },
    sip_rejected: {
      title: 'Der Netzbetreiber hat den Anruf abgelehnt',
      cause:
        'Der Netzbetreiber hat den Anruf nicht angenommen – meist, weil die Zielnummer ungültig oder gesperrt ist oder Ihrem Trunk die Freigabe für dieses Land fehlt.',
      whatToTry:
        'Prüfen Sie, ob die Zielnummer im Format E.164 vorliegt und von Ihrem Trunk aus erreichbar ist. Prüfen Sie bei Auslandsgesprächen die Länderfreigaben bei Plivo/Twilio.',
    },
    bot_startup_failed: {
      title: 'Der Bot ist nicht rechtzeitig gestartet',
      cause:
        'Der Bot-Prozess hat sich nicht innerhalb der Startzeit (standardmäßig 15 Sekunden) bereit gemeldet. Meist ein vorübergehendes Problem beim WebSocket-Aufbau zum Anbieter nach einem Kaltstart.',
      whatToTry:
        'Wiederholen Sie den Anruf – am häufigsten trifft es den ersten nach einem Deployment, und das ist harmlos. Bleibt es dabei, suchen Sie in den Bot-Logs nach Anmeldefehlern beim Anbieter.',
    },
    caller_hung_up_silently: {
      title: 'Der Anrufer nahm ab und legte sofort auf',
      cause:
        'Der Anrufer nahm ab, trennte aber innerhalb von ein, zwei Sekunden – noch bevor der Bot seine Begrüßung beendet hatte. Oft ein Mensch, der eine unbekannte Nummer wegdrückt.',
      whatToTry:
        'Wiederholen Sie den Anruf nach den Regeln Ihrer Kampagne. Sehen Sie dies bei einem hohen Anteil der Leads, kürzen Sie die Begrüßung – lange Begrüßungen gehen mit schnellem Auflegen einher.',
    },
    stale_sweep: {
      title: 'Der Anruf war verwaist',
      cause:
        'Der Bot-Prozess brach mitten im Anruf ab, ohne sich zu melden. Die Aufräumroutine fand den verwaisten Anruf und kennzeichnete ihn als fehlgeschlagen.',
      whatToTry:
        'Wiederholen Sie den Anruf. Sehen Sie dies bei mehr als 1 % der Anrufe, prüfen Sie die Neustart-Logs der Bot-Container und die Warnmeldungen der Plattform.',
    },
    unknown: {
      title: 'Nicht eingeordneter Fehlschlag',
      cause: 'Der Anruf endete auf eine Weise, die die Plattform nicht einordnen konnte.',
      whatToTry:
        'Öffnen Sie in den Details des Anrufs den Reiter „Events“ für die vollständigen Logs. Schreiben Sie an support@osmapi.com, wenn Sie dies regelmäßig sehen.',
    },
  },
  blames: {
    platform: 'Seite der Plattform',
    caller: 'Verhalten des Anrufers',
    carrier: 'Netzbetreiber',
    environment: 'Umgebung / Netzwerk',
    unknown: 'Unbekannt',
  },
  advice: {
    retry: 'Ja. Ein weiterer Versuch kann gelingen.',
    'policy-decides': 'Nur, wenn die Wiederholungsregeln Ihrer Kampagne es erlauben.',
    'do-not-retry': 'Noch nicht. Zuerst sollte jemand darauf schauen.',
  },
  reassurance: {
    platform:
      'Fehlgeschlagen heißt nicht kaputt. Steht dort „Seite der Plattform“, versuchen Sie es einmal neu – geschieht es wieder, ist es eine Meldung wert.',
    caller: quieter,
    carrier: '',
    environment: quieter,
    unknown: '',
  },
  doubts: {
    reasons_disagree: 'Die Plattform hat zwei verschiedene Gründe genannt: {first} und {second}.',
    too_short_to_idle: 'Der Anruf dauerte nur {duration}, zu kurz für einen Abbruch wegen Inaktivität.',
    too_long_for_hang_up: 'Der Anruf dauerte {duration}, zu lang für sofortiges Auflegen.',
    has_transcript: 'Es gibt ein Transkript, also war jemand zu hören.',
  },
  facts: {
    whatToTry: 'Nächster Schritt',
    retry: 'Wiederholung',
    code: 'Code des Grundes',
    call: 'Anruf',
    agent: 'Agent',
    channel: 'Kanal',
    started: 'Beginn',
    ended: 'Ende',
    duration: 'Dauer',
    hours: '{hours} h',
    minutes: '{minutes} min',
    seconds: '{seconds} s',
    destination: 'Zielnummer',
    attempt: 'Versuch',
    doubt: 'Das ist vielleicht nicht der wahre Grund.',
    caller: 'Anrufer',
    outbound: 'Bei diesem ausgehenden Anruf ist „{caller}“ die Person, die Sie angerufen haben.',
  },
  banner: {
    retry: 'Anruf wiederholen',
    busy: 'Wird wiederholt …',
    done: 'Neuer Anruf ausgelöst',
    donePlanned: 'Neuer Anruf geplant',
    failed: 'Der neue Anruf konnte nicht ausgelöst werden.',
    tryAgain: 'Noch einmal versuchen',
    retryLater: 'Wiederholen {when}',
    calledAgain: 'Erneut angerufen {when}',
    toBeCalledAgain: 'Neuer Anruf geplant {when}',
    atTime: 'um {time}',
    onDay: 'am {time}',
    newCall: 'Neuen Anruf ansehen',
    cancelled: 'Wiederholung abgebrochen',
    cancel: 'Abbrechen',
    events: 'Ereignisse dieses Anrufs ansehen',
    copyText: 'Kopieren',
    copyMarkdown: 'Als Markdown kopieren',
    copyMore: 'Weitere Kopierformate',
    copied: 'Kopiert',
    copyFailed: 'Kopieren fehlgeschlagen',
    dispute: 'Grund anzweifeln',
    announce: 'Anruf fehlgeschlagen: {title}. {blame}. {whatToTry}',
  },
  dispute: {
    subject: 'Der Grund {code} passt nicht zum Anruf {id}',
    intro:
      'Der Grund {code} passt nicht zu diesem Anruf. Bitte fügen Sie hier ein Bildschirmfoto der Ereignisse dieses Anrufs ein.',
  },
  list: {
    label: 'Fehlgeschlagene Anrufe',
    failures: { one: '{count} fehlgeschlagener Anruf', other: '{count} fehlgeschlagene Anrufe' },
    printed: 'Die ersten {shown} von {count} fehlgeschlagenen Anrufen',
    shownOf: {
      one: '{shown} von {count} fehlgeschlagenen Anruf gezeigt',
      other: '{shown} von {count} fehlgeschlagenen Anrufen gezeigt',
    },
    rate: { one: '{rate} von {count} Anruf', other: '{rate} von {count} Anrufen' },
    byBlame: 'Nach Verantwortung',
    time: 'Zeit',
    reason: 'Grund',
    byReason: 'Nach Grund',
    unknownCodes: 'Unbekannte Codes',
    cause: 'Ursache',
    durationInSeconds: 'Dauer (s)',
    exportCalls: 'Exportieren',
    downloadCsv: 'CSV herunterladen',
    downloadStarted: 'Download gestartet',
    downloadFailed: 'Download fehlgeschlagen',
    copyTable: 'Tabelle kopieren',
    blame: 'Verantwortung',
    duration: 'Dauer',
    sortBy: 'Sortieren nach',
    number: 'Nummer',
    attemptCount: 'Versuch {count}',
    channelPhone: 'Telefon',
    channelWeb: 'Web',
    channelWhatsapp: 'WhatsApp',
    noTime: 'Zeit nicht bekannt',
    all: 'Alle Empfehlungen',
    filters: 'Filter',
    query: 'Anrufe durchsuchen',
    allReasons: 'Alle Gründe',
    retryVerdict: 'Wiederholung',
    retryable: 'Wiederholung lohnt sich',
    policyDecides: 'Ihre Regeln entscheiden',
    needsPerson: 'Erst muss jemand schauen',
    notRetryable: 'Nicht wiederholbar',
    clearFilters: 'Filter löschen',
    pause: 'Neue Anrufe zurückhalten',
    resume: 'Neue Anrufe zeigen',
    newCalls: { one: '{count} neuer fehlgeschlagener Anruf', other: '{count} neue fehlgeschlagene Anrufe' },
    showNewCalls: {
      one: '{count} neuen fehlgeschlagenen Anruf zeigen',
      other: '{count} neue fehlgeschlagene Anrufe zeigen',
    },
    details: 'Details',
    detailsOf: 'Details zu {id}',
    rowName: '{title}, {blame}, {time}',
    groupRowName: '{group}, {failures}',
    select: 'Auswählen',
    selectAll: 'Alle gezeigten Anrufe auswählen',
    selected: { one: '{count} Anruf ausgewählt', other: '{count} Anrufe ausgewählt' },
    callAgain: { one: '{count} Person noch einmal anrufen', other: '{count} Personen noch einmal anrufen' },
    callAgainQuestion: { one: '{count} Person noch einmal anrufen?', other: '{count} Personen noch einmal anrufen?' },
    callNow: { one: '{count} Person anrufen', other: '{count} Personen anrufen' },
    notNow: 'Jetzt nicht',
    callsWait: { one: '{count} davon {when} oder später', other: '{count} davon {when} oder später' },
    notCalled: { one: '{count} wird nicht angerufen:', other: '{count} werden nicht angerufen:' },
    leftOutNotRetryable: { one: '{count} nicht wiederholbar', other: '{count} nicht wiederholbar' },
    leftOutTriedAgain: { one: '{count} bereits erneut angerufen', other: '{count} bereits erneut angerufen' },
    leftOutReached: {
      one: '{count} von einem späteren Anruf erreicht',
      other: '{count} von einem späteren Anruf erreicht',
    },
    leftOutUnderWay: { one: '{count} wird gerade angerufen', other: '{count} werden gerade angerufen' },
    leftOutAttemptsUsed: { one: '{count} ohne weitere Versuche', other: '{count} ohne weitere Versuche' },
    leftOutDoNotCall: { one: '{count} auf der Sperrliste', other: '{count} auf der Sperrliste' },
    leftOutUnreadable: {
      one: '{count}, weil die Wiederholungsregeln nicht lesbar sind',
      other: '{count}, weil die Wiederholungsregeln nicht lesbar sind',
    },
    progress: { one: '{placed} von {count} Anruf ausgelöst', other: '{placed} von {count} Anrufen ausgelöst' },
    progressFailed: {
      one: '{placed} von {count} Anruf ausgelöst, {failed} nicht möglich',
      other: '{placed} von {count} Anrufen ausgelöst, {failed} nicht möglich',
    },
    progressCancelled: 'Abgebrochen: {progress}',
    tryAgain: 'Diese noch einmal versuchen',
    cancel: 'Abbrechen',
    selectGroup: 'Diese Gruppe auswählen',
    overTime: 'Fehlgeschlagene Anrufe im Zeitverlauf',
    overTimeKeys: 'Umschalt und Pfeiltasten wählen einen Zeitraum, Escape hebt ihn auf.',
    inPeriod: {
      one: '{from} bis {to}: {count} fehlgeschlagener Anruf',
      other: '{from} bis {to}: {count} fehlgeschlagene Anrufe',
    },
    chosenPeriod: {
      one: 'Gewählt, {from} bis {to}: {count} fehlgeschlagener Anruf',
      other: 'Gewählt, {from} bis {to}: {count} fehlgeschlagene Anrufe',
    },
    now: 'jetzt',
    period: 'Zeitraum',
    periodAll: 'Alle Zeiten',
    period15m: 'Letzte 15 Minuten',
    period1h: 'Letzte Stunde',
    periodToday: 'Heute',
    periodYesterday: 'Gestern',
    showTheseCalls: { one: '{count} Anruf zeigen', other: 'Diese {count} Anrufe zeigen' },
    aboveLimit: { one: '{count} Grund über seiner Grenze', other: '{count} Gründe über ihren Grenzen' },
    noId: 'keine Anruf-ID',
    empty: 'Bisher ist kein Anruf fehlgeschlagen.',
    emptyMore: 'Neue Fehlschläge erscheinen hier von selbst.',
    unreadable: 'Die Anrufe konnten nicht gelesen werden.',
    unreadableMore:
      'Was diese Liste erhalten hat, ist keine Liste von Anrufen. Über Fehlschläge lässt sich daher nichts sagen.',
    noMatch: 'Keine fehlgeschlagenen Anrufe passen zu diesen Filtern.',
    loading: 'Anrufe werden geladen …',
    reading: 'Anrufe werden eingelesen …',
    error: 'Die Anrufe konnten nicht geladen werden.',
    errorNew: 'Neue Anrufe konnten nicht geladen werden.',
    reload: 'Noch einmal versuchen',
    notices: 'Über dem Grenzwert',
    notice: '{count} von {total} Anrufen ({rate}), über dem Grenzwert von {threshold}.',
    noticeOfAll: '{count} von allen {total} Anrufen ({rate}), über dem Grenzwert von {threshold}.',
    previousPage: 'Vorige Seite',
    nextPage: 'Nächste Seite',
    page: 'Seite {page} von {pages}',
    noDay: 'Datum nicht bekannt',
    noAgent: 'Ohne Agent',
    noContact: 'Ohne Nummer und Lead',
    lastSeen: 'zuletzt {when}',
    lastSeenNow: 'zuletzt vor weniger als einer Minute',
    periodBetween: '{from} bis {to}',
    periodSince: 'Seit {from}',
    periodUntil: 'Bis {to}',
    allBlames: 'Jede Verantwortung',
    allAgents: 'Alle Agenten',
    allChannels: 'Alle Kanäle',
    filtersChosen: 'Filter ({count})',
    removeFilter: 'Filter entfernen: {filter}',
    groupBy: 'Gruppieren',
    noGroups: 'Ohne Gruppen',
    groupByReason: 'Nach Grund gruppieren',
    groupByBlame: 'Nach Verantwortung gruppieren',
    groupByDay: 'Nach Tag gruppieren',
    groupByAgent: 'Nach Agent gruppieren',
    groupByContact: 'Nach Kontakt gruppieren',
    groupSort: 'Reihenfolge der Gruppen',
    largestFirst: 'Größte zuerst',
    lastSeenFirst: 'Neueste zuerst',
    newestFirst: 'Neueste zuerst',
    oldestFirst: 'Älteste zuerst',
    longestFirst: 'Längste zuerst',
    shortestFirst: 'Kürzeste zuerst',
    sortedBy: 'Sortiert nach {column}',
    sortedInOrder: 'Sortiert nach {column}, {order}',
    reverseOrder: 'in umgekehrter Reihenfolge',
    groupCount: { one: '{count} Gruppe, {order}', other: '{count} Gruppen, {order}' },
    groupShare: '{share} der gezeigten Anrufe',
    firstSeen: 'zuerst {when}',
    firstSeenNow: 'zuerst vor weniger als einer Minute',
    retryGroup: 'Gruppe wiederholen',
    retryGroupOf: 'Gruppe wiederholen: {group}',
  },
  policy: {
    notFailed: 'Dieser Anruf ist nicht fehlgeschlagen.',
    spent: {
      one: 'Die Regeln erlauben {count} Versuch, und dies war Versuch {attempt}.',
      other: 'Die Regeln erlauben {count} Versuche, und dies war Versuch {attempt}.',
    },
    wait: 'Kann in {duration} wiederholt werden.',
    unreadable: 'Die Wiederholungsregeln konnten nicht gelesen werden, daher wurde kein Anruf ausgelöst.',
    closed: 'Außerhalb der Anrufzeiten, {window} ({zone}). Wiederholung möglich: {when}.',
    unreadableSchedule: 'Die Anrufzeiten konnten nicht gelesen werden, daher wurde kein Anruf ausgelöst.',
    doNotCall: 'Diese Nummer steht auf der Sperrliste, daher wurde kein Anruf ausgelöst.',
    notRetryable: 'Dieser Fehlschlag ist nicht wiederholbar.',
    triedAgain: 'Diese Person wurde später noch einmal angerufen.',
    reached: 'Ein späterer Anruf hat diese Person erreicht.',
    underWay: 'Ein späterer Anruf bei dieser Person läuft noch.',
    allowed: 'Ja. Die Wiederholungsregeln Ihrer Kampagne erlauben es.',
    attemptsUsed: {
      one: '{attempt} von {count} Versuch verbraucht',
      other: '{attempt} von {count} Versuchen verbraucht',
    },
    onDoNotCallList: 'Auf der Sperrliste',
    policyNotRead: 'Die Wiederholungsregeln konnten nicht gelesen werden',
    hoursNotRead: 'Die Anrufzeiten konnten nicht gelesen werden',
    calledAgain: 'Bereits erneut angerufen',
    againReached: 'Erneut versucht {when}: erreicht',
    againNotReached: 'Erneut versucht {when}: nicht erreicht',
    againFailed: 'Erneut versucht {when}: fehlgeschlagen',
    againUnderWay: 'Erneut angerufen {when}: Anruf läuft',
  },
  guide: {
    testers: `## Was Sie Ihren Testern sagen sollten

Wer ein „Fehlgeschlagen“ sieht, denkt oft: „Die Plattform ist kaputt!“ Meist ist sie das nicht – aber Tester können das schlecht wissen. Diese Einordnung hilft:

> Fehlgeschlagen heißt nicht kaputt. Es heißt, dass der Anruf ohne ein echtes Gespräch endete – und dafür gibt es einen bestimmten Grund.
>
> Öffnen Sie den Anruf. Ein rotes Banner sagt Ihnen:
>
> 1. was geschehen ist (ein Satz)
> 2. bei wem das Problem liegt – Plattform, Anrufer, Umgebung oder Netzbetreiber
> 3. was Sie als Nächstes versuchen können
>
> Steht dort „Umgebung / Netzwerk“ oder „Verhalten des Anrufers“, versuchen Sie es an einem ruhigeren Ort und mit eingeschaltetem Mikrofon noch einmal. Steht dort „Seite der Plattform“, versuchen Sie es einmal neu – geschieht es wieder, ist es eine Meldung wert.

Fügen Sie dies in Ihre Einführung für Tester ein.`,
    reasons: '## Die Gründe',
  },
};

export default de;
