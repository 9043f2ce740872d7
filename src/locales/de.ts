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
    retry: 'Eine Wiederholung lohnt sich.',
    'policy-decides': 'Nur wiederholen, wenn die Regeln Ihrer Kampagne es vorsehen.',
    'do-not-retry': 'Nicht unverändert wiederholen. Zuerst sollte ein Mensch darauf schauen.',
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
    reasons_disagree: 'Das Ereignis nennt zwei Gründe: {first} und {second}.',
    too_short_to_idle: 'Der Anruf dauerte {seconds} s, kurz für eine Leerlaufzeit.',
    too_long_for_hang_up: 'Der Anruf dauerte {seconds} s, lang für sofortiges Auflegen.',
    has_transcript: 'Es gibt ein Transkript, also wurde jemand gehört.',
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
    seconds: '{seconds} s',
    destination: 'Zielnummer',
    attempt: 'Versuch',
    doubt: 'Das ist vielleicht nicht der wahre Grund.',
    outbound: 'Ausgehender Anruf: „Anrufer“ meint die angerufene Person.',
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
    events: 'Vollständiges Log ansehen',
    copyText: 'Kopieren',
    copyMarkdown: 'Als Markdown kopieren',
    copied: 'Kopiert',
    copyFailed: 'Kopieren fehlgeschlagen',
    dispute: 'Grund anzweifeln',
    announce: 'Anruf fehlgeschlagen: {title}. {blame}. {whatToTry}',
  },
  dispute: {
    subject: 'Der Grund {code} passt nicht zum Anruf {id}',
    intro: 'Der Grund {code} passt nicht zu diesem Anruf. Ein Bildschirmfoto ist angehängt.',
  },
  list: {
    label: 'Fehlgeschlagene Anrufe',
    failures: { one: '{count} fehlgeschlagener Anruf', other: '{count} fehlgeschlagene Anrufe' },
    printed: 'Die ersten {shown} von {count} fehlgeschlagenen Anrufen',
    shownOf: {
      one: '{shown} von {count} fehlgeschlagenen Anruf gezeigt',
      other: '{shown} von {count} fehlgeschlagenen Anrufen gezeigt',
    },
    rate: '{rate} von {total} Anrufen',
    byBlame: 'Nach Verantwortung',
    time: 'Zeit',
    reason: 'Grund',
    blame: 'Verantwortung',
    duration: 'Dauer',
    seconds: '{count} s',
    noTime: 'keine Zeit',
    all: 'Alle Urteile',
    filters: 'Filter',
    query: 'Anrufe durchsuchen',
    allReasons: 'Alle Gründe',
    retryVerdict: 'Wiederholung',
    retryable: 'Wiederholung lohnt',
    notRetryable: 'Für einen Menschen',
    clearFilters: 'Filter löschen',
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    newCalls: { one: '{count} neuer fehlgeschlagener Anruf', other: '{count} neue fehlgeschlagene Anrufe' },
    details: 'Details',
    select: 'Anruf {id} auswählen',
    selectAll: 'Alle gezeigten Anrufe auswählen',
    selected: { one: '{count} Anruf ausgewählt', other: '{count} Anrufe ausgewählt' },
    callAgain: { one: '{count} Person noch einmal anrufen', other: '{count} Personen noch einmal anrufen' },
    callAgainQuestion: { one: '{count} Person noch einmal anrufen?', other: '{count} Personen noch einmal anrufen?' },
    callNow: { one: '{count} Person anrufen', other: '{count} Personen anrufen' },
    notNow: 'Jetzt nicht',
    callsWait: { one: '{count} davon {when} oder später', other: '{count} davon {when} oder später' },
    notCalled: { one: '{count} wird nicht angerufen:', other: '{count} werden nicht angerufen:' },
    leftOutNotRetryable: { one: '{count} nicht wiederholbar', other: '{count} nicht wiederholbar' },
    leftOutTriedAgain: { one: '{count} später noch einmal angerufen', other: '{count} später noch einmal angerufen' },
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
    timeline: 'Fehlgeschlagene Anrufe von {from} bis {to}. Die meisten, {count}, um {peak}.',
    noId: 'keine Anruf-ID',
    empty: 'Keine fehlgeschlagenen Anrufe',
    emptyMore: 'Das ist eine gute Nachricht.',
    unreadable: 'Die Anrufe konnten nicht gelesen werden',
    unreadableMore:
      'Was diese Liste erhalten hat, ist keine Liste von Anrufen. Über Fehlschläge lässt sich daher nichts sagen.',
    noMatch: 'Kein fehlgeschlagener Anruf passt zu diesen Filtern',
    loading: 'Anrufe werden geladen …',
    reading: 'Anrufe werden eingelesen …',
    error: 'Die Anrufe konnten nicht geladen werden.',
    reload: 'Noch einmal versuchen',
    notices: 'Über der Grenze',
    notice: '{count} von {total} Anrufen, {rate}: über der Grenze von {threshold}',
    noticeOfAll: '{count} von {total}, {rate} aller Anrufe: über der Grenze von {threshold}',
    previousPage: 'Vorige Seite',
    nextPage: 'Nächste Seite',
    page: 'Seite {page} von {pages}',
    noDay: 'Ohne Datum',
  },
  policy: {
    notFailed: 'Dieser Anruf ist nicht fehlgeschlagen.',
    spent: {
      one: 'Die Regeln erlauben {count} Versuch, und dies war Versuch {attempt}.',
      other: 'Die Regeln erlauben {count} Versuche, und dies war Versuch {attempt}.',
    },
    wait: {
      one: 'Eine Wiederholung lohnt sich, sobald die Wartezeit von {count} Minute um ist.',
      other: 'Eine Wiederholung lohnt sich, sobald die Wartezeit von {count} Minuten um ist.',
    },
    unreadable: 'Die Wiederholungsregeln sind nicht lesbar.',
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
