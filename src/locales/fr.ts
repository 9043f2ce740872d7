/** French. A translation of ours: the official wording is English. */
import type { Catalog } from '../catalog/registry.js';

const quieter =
  'Un échec n’est pas une panne. Si le bandeau indique « Environnement / réseau » ou « Comportement de l’appelant », réessayez dans un endroit plus calme, le micro du téléphone de test activé.';

export const fr: Catalog = {
  lang: 'fr',
  dir: 'ltr',
  reasons: {
    no_audio_output: {
      title: 'Le bot s’est connecté mais n’a pas pu parler',
      cause:
        'Le bot a rejoint l’appel, mais sa connexion de synthèse vocale (TTS) a échoué, en général à cause d’une limite de débit du fournisseur ou d’une brève interruption pendant une rafale d’appels simultanés.',
      whatToTry:
        'Relancez l’appel. Si cela se répète sur plus de 5 % des appels simultanés, baissez maxConcurrent dans la campagne ou changez de fournisseur TTS (Voice settings → TTS).',
    },
    no_audio_either_direction: {
      title: 'Aucun des deux côtés n’a émis de son',
      cause:
        'L’appel s’est établi au niveau du réseau, mais aucun son n’est passé, ni dans un sens ni dans l’autre : le micro de l’appelant était coupé, la ligne était muette, ou le bot et l’appelant n’ont pas pu négocier l’audio.',
      whatToTry:
        'Demandez à l’appelant de vérifier l’autorisation du micro et le haut-parleur du téléphone. Si vous testez, installez-vous au calme et vérifiez que vous n’êtes pas en sourdine. Puis relancez l’appel.',
    },
    idle_timeout: {
      title: 'Pas d’activité pendant trop longtemps',
      cause:
        'Personne n’a parlé pendant le délai d’inactivité configuré (5 minutes par défaut). L’appel a été terminé automatiquement pour libérer la place.',
      whatToTry:
        'S’il s’agit d’un test, parlez dans les 30 secondes qui suivent le message d’accueil du bot. Pour un appel réel, l’appelant s’est le plus souvent éloigné : relancez selon les règles de votre campagne.',
    },
    provider_circuit_open: {
      title: 'Série d’erreurs chez un fournisseur',
      cause:
        'Le bot a rencontré au moins 3 erreurs de fournisseur (TTS/STT/LLM) en 60 secondes et a terminé l’appel proprement plutôt que de laisser l’appelant écouter le silence.',
      whatToTry:
        'Vérifiez l’état des fournisseurs dans le tableau de bord (en haut de la page de l’agent). Si l’un d’eux est dégradé, passez à un fournisseur de secours. Puis relancez l’appel. Le disjoncteur fait son travail : c’est le bon comportement quand un fournisseur fonctionne mal.',
    },
    sip_no_answer: {
      title: 'Personne n’a décroché',
      cause: 'L’opérateur a signalé que le numéro a sonné sans réponse (ou qu’il était occupé / injoignable).',
      whatToTry:
        'Les règles de relance des campagnes s’en chargent automatiquement. Pour un numéro de test, vérifiez que la ligne est active et peut recevoir des appels.',
    },
    sip_rejected: {
      title: 'L’opérateur a refusé l’appel',
      cause:
        'L’opérateur téléphonique a refusé l’appel, en général parce que le numéro appelé n’est pas valide, qu’il est sur liste noire, ou que votre trunk n’est pas autorisé pour ce pays.',
      whatToTry:
        'Vérifiez que le numéro est au format E.164 et joignable depuis votre trunk. Pour un appel international, vérifiez les autorisations géographiques chez Plivo/Twilio.',
    },
    bot_startup_failed: {
      title: 'Le bot n’a pas démarré à temps',
      cause:
        'Le processus du bot n’a pas confirmé qu’il était prêt dans le délai de démarrage (15 secondes par défaut). C’est en général un incident passager de connexion WebSocket avec le fournisseur, lors d’un démarrage à froid.',
      whatToTry:
        'Relancez : le cas le plus fréquent est le premier appel après un déploiement, et il est sans conséquence. Si cela persiste, cherchez des erreurs d’authentification du fournisseur dans les journaux du bot.',
    },
    caller_hung_up_silently: {
      title: 'L’appelant a décroché puis raccroché aussitôt',
      cause:
        'L’appelant a décroché mais a coupé dans la première ou la deuxième seconde, avant la fin du message d’accueil du bot. C’est souvent une vraie personne qui ignore un numéro inconnu.',
      whatToTry:
        'Relancez selon les règles de votre campagne. Si cela concerne une forte proportion de contacts, raccourcissez votre message d’accueil : les messages longs vont de pair avec les raccrochages rapides.',
    },
    stale_sweep: {
      title: 'L’appel est resté orphelin',
      cause:
        'Le processus du bot s’est arrêté en plein appel sans rien signaler. Le nettoyage de fond a trouvé l’appel orphelin et l’a marqué comme échoué.',
      whatToTry:
        'Relancez. Si cela concerne plus de 1 % des appels, consultez les journaux de redémarrage des conteneurs du bot et les alertes de la plateforme.',
    },
    unknown: {
      title: 'Échec non classé',
      cause: 'L’appel s’est terminé d’une manière que la plateforme n’a pas su classer.',
      whatToTry:
        'Ouvrez l’onglet « Events » du détail de l’appel pour lire les journaux complets. Écrivez à support@osmapi.com si cela se produit régulièrement.',
    },
  },
  blames: {
    platform: 'Côté plateforme',
    caller: 'Comportement de l’appelant',
    carrier: 'Opérateur',
    environment: 'Environnement / réseau',
    unknown: 'Inconnu',
  },
  advice: {
    retry: 'Une relance vaut la peine.',
    'policy-decides': 'Relancez seulement si les règles de votre campagne le prévoient.',
    'do-not-retry': 'Ne relancez pas en l’état. Une personne doit d’abord regarder.',
  },
  reassurance: {
    platform:
      'Un échec n’est pas une panne. Si le bandeau indique « Côté plateforme », réessayez une fois ; si cela se reproduit, cela mérite d’être signalé.',
    caller: quieter,
    carrier: '',
    environment: quieter,
    unknown: '',
  },
  doubts: {
    reasons_disagree: 'L’événement donne deux raisons : {first} et {second}.',
    too_short_to_idle: 'L’appel a duré {seconds} s, c’est court pour un délai d’inactivité.',
    too_long_for_hang_up: 'L’appel a duré {seconds} s, c’est long pour un raccrochage immédiat.',
    has_transcript: 'Il existe une transcription : quelqu’un a donc été entendu.',
  },
  facts: {
    whatToTry: 'À essayer',
    retry: 'Relance',
    code: 'Code de la raison',
    call: 'Appel',
    agent: 'Agent',
    channel: 'Canal',
    started: 'Début',
    ended: 'Fin',
    duration: 'Durée',
    seconds: '{seconds} s',
    destination: 'Numéro appelé',
    attempt: 'Tentative',
    doubt: 'Ce n’est peut-être pas la vraie raison.',
    outbound: 'Appel sortant : « l’appelant » désigne la personne appelée.',
  },
  banner: {
    retry: 'Relancer l’appel',
    busy: 'Relance en cours…',
    done: 'Nouvel appel passé',
    donePlanned: 'Nouvel appel prévu',
    failed: 'Le nouvel appel n’a pas pu être passé.',
    tryAgain: 'Réessayer',
    retryLater: 'Relancer {when}',
    calledAgain: 'Rappel effectué {when}',
    toBeCalledAgain: 'Nouvel appel prévu {when}',
    atTime: 'à {time}',
    onDay: 'le {time}',
    newCall: 'Voir le nouvel appel',
    cancelled: 'Relance annulée',
    cancel: 'Annuler',
    events: 'Voir le journal complet',
    copyText: 'Copier',
    copyMarkdown: 'Copier en Markdown',
    copied: 'Copié',
    copyFailed: 'La copie a échoué',
    dispute: 'Contester cette raison',
    announce: 'Échec de l’appel : {title}. {blame}. {whatToTry}',
  },
  dispute: {
    subject: 'La raison {code} ne correspond pas à l’appel {id}',
    intro: 'La raison {code} ne correspond pas à cet appel. Capture d’écran jointe.',
  },
  list: {
    label: 'Appels échoués',
    failures: {
      one: '{count} appel échoué',
      many: '{count} d’appels échoués',
      other: '{count} appels échoués',
    },
    printed: 'Les {shown} premiers appels échoués sur {count}',
    shownOf: {
      one: '{shown} appel échoué affiché sur {count}',
      many: '{shown} appels échoués affichés sur {count}',
      other: '{shown} appels échoués affichés sur {count}',
    },
    rate: '{rate} de {total} appels',
    byBlame: 'Par origine',
    time: 'Heure',
    reason: 'Raison',
    blame: 'Origine',
    duration: 'Durée',
    seconds: '{count} s',
    noTime: 'sans heure',
    all: 'Tous les verdicts',
    filters: 'Filtres',
    query: 'Rechercher des appels',
    allReasons: 'Toutes les raisons',
    retryVerdict: 'Relance',
    retryable: 'À relancer',
    notRetryable: 'À examiner',
    clearFilters: 'Effacer les filtres',
    pause: 'Suspendre',
    resume: 'Reprendre',
    newCalls: {
      one: '{count} nouvel appel échoué',
      many: '{count} de nouveaux appels échoués',
      other: '{count} nouveaux appels échoués',
    },
    details: 'Détails',
    select: 'Sélectionner l’appel {id}',
    selectAll: 'Sélectionner tous les appels affichés',
    selected: {
      one: '{count} appel sélectionné',
      many: '{count} d’appels sélectionnés',
      other: '{count} appels sélectionnés',
    },
    callAgain: {
      one: 'Rappeler {count} personne',
      many: 'Rappeler {count} de personnes',
      other: 'Rappeler {count} personnes',
    },
    callAgainQuestion: {
      one: 'Rappeler {count} personne ?',
      many: 'Rappeler {count} de personnes ?',
      other: 'Rappeler {count} personnes ?',
    },
    callNow: {
      one: 'Appeler {count} personne',
      many: 'Appeler {count} de personnes',
      other: 'Appeler {count} personnes',
    },
    notNow: 'Pas maintenant',
    callsWait: {
      one: 'dont {count} {when} ou plus tard',
      many: 'dont {count} {when} ou plus tard',
      other: 'dont {count} {when} ou plus tard',
    },
    notCalled: {
      one: '{count} ne sera pas appelée :',
      many: '{count} ne seront pas appelées :',
      other: '{count} ne seront pas appelées :',
    },
    leftOutNotRetryable: {
      one: '{count} sans relance possible',
      many: '{count} sans relance possible',
      other: '{count} sans relance possible',
    },
    leftOutTriedAgain: {
      one: '{count} rappelée plus tard',
      many: '{count} rappelées plus tard',
      other: '{count} rappelées plus tard',
    },
    leftOutReached: {
      one: '{count} jointe par un appel ultérieur',
      many: '{count} jointes par un appel ultérieur',
      other: '{count} jointes par un appel ultérieur',
    },
    leftOutUnderWay: {
      one: '{count} en cours d’appel',
      many: '{count} en cours d’appel',
      other: '{count} en cours d’appel',
    },
    leftOutAttemptsUsed: {
      one: '{count} sans tentative restante',
      many: '{count} sans tentative restante',
      other: '{count} sans tentative restante',
    },
    leftOutDoNotCall: {
      one: '{count} sur la liste d’exclusion',
      many: '{count} sur la liste d’exclusion',
      other: '{count} sur la liste d’exclusion',
    },
    leftOutUnreadable: {
      one: '{count} car les règles de relance sont illisibles',
      many: '{count} car les règles de relance sont illisibles',
      other: '{count} car les règles de relance sont illisibles',
    },
    progress: {
      one: '{placed} sur {count} appel lancé',
      many: '{placed} sur {count} d’appels lancés',
      other: '{placed} sur {count} appels lancés',
    },
    progressFailed: {
      one: '{placed} sur {count} appel lancé, {failed} impossible à lancer',
      many: '{placed} sur {count} d’appels lancés, {failed} impossibles à lancer',
      other: '{placed} sur {count} appels lancés, {failed} impossibles à lancer',
    },
    progressCancelled: 'Annulé : {progress}',
    tryAgain: 'Réessayer ceux-ci',
    cancel: 'Annuler',
    selectGroup: 'Sélectionner ce groupe',
    timeline: 'Échecs du {from} au {to}. Le maximum, {count}, vers {peak}.',
    noId: 'sans identifiant',
    empty: 'Aucun appel échoué',
    emptyMore: 'C’est une bonne nouvelle.',
    unreadable: 'Les appels n’ont pas pu être lus',
    unreadableMore:
      'Ce que cette liste a reçu n’est pas une liste d’appels\u00a0: on ne peut donc rien dire des échecs.',
    noMatch: 'Aucun appel échoué ne correspond à ces filtres',
    loading: 'Chargement des appels…',
    reading: 'Lecture des appels…',
    error: 'Les appels n’ont pas pu être chargés.',
    reload: 'Réessayer',
    notices: 'Au-dessus du seuil',
    notice: '{count} appels sur {total}, soit {rate} : au-dessus du seuil de {threshold}',
    noticeOfAll: '{count} sur {total}, soit {rate} de tous les appels : au-dessus du seuil de {threshold}',
    previousPage: 'Page précédente',
    nextPage: 'Page suivante',
    page: 'Page {page} sur {pages}',
    noDay: 'Sans date',
  },
  policy: {
    notFailed: 'Cet appel n’a pas échoué.',
    spent: {
      one: 'Les règles permettent {count} tentative, et c’était la tentative {attempt}.',
      many: 'Les règles permettent {count} de tentatives, et c’était la tentative {attempt}.',
      other: 'Les règles permettent {count} tentatives, et c’était la tentative {attempt}.',
    },
    wait: {
      one: 'Une relance vaut la peine, une fois passée l’attente de {count} minute.',
      many: 'Une relance vaut la peine, une fois passée l’attente de {count} de minutes.',
      other: 'Une relance vaut la peine, une fois passée l’attente de {count} minutes.',
    },
    unreadable: 'Les règles de relance sont illisibles.',
    closed: 'Hors des heures d’appel, {window} ({zone}). Relance possible\u00a0: {when}.',
    unreadableSchedule: 'Les heures d’appel n’ont pas pu être lues\u00a0: aucun appel n’a été passé.',
    doNotCall: 'Ce numéro figure sur la liste d’opposition\u00a0: aucun appel n’a été passé.',
    notRetryable: 'Cet échec ne justifie pas de relance.',
    triedAgain: 'Cette personne a été rappelée plus tard.',
    reached: 'Un appel ultérieur a joint cette personne.',
    underWay: 'Un appel ultérieur à cette personne est encore en cours.',
    allowed: 'Oui. La politique de relance de votre campagne le permet.',
    attemptsUsed: {
      one: '{attempt} tentative sur {count} utilisée',
      many: '{attempt} de tentatives sur {count} utilisées',
      other: '{attempt} tentatives sur {count} utilisées',
    },
    onDoNotCallList: 'Sur la liste d’opposition',
    policyNotRead: 'La politique de relance n’a pas pu être lue',
    hoursNotRead: 'Les heures d’appel n’ont pas pu être lues',
    calledAgain: 'Déjà rappelé',
    againReached: 'Nouvelle tentative {when} : joint',
    againNotReached: 'Nouvelle tentative {when} : non joint',
    againFailed: 'Nouvelle tentative {when} : échec',
    againUnderWay: 'Rappel {when} : en cours',
  },
  guide: {
    testers: `## Ce qu’il faut dire à vos testeurs

Face à la mention «\u00a0échec\u00a0», une réaction courante est\u00a0: «\u00a0la plateforme est en panne\u202f!\u00a0» C’est rarement le cas, mais le testeur est mal placé pour le savoir. Voici l’explication qui aide\u00a0:

> Un échec n’est pas une panne. Il signifie que l’appel s’est terminé sans vraie conversation, et qu’il y a à cela une raison précise.
>
> Ouvrez l’appel. Un bandeau rouge vous indique\u00a0:
>
> 1. ce qui s’est passé (en une phrase)
> 2. d’où vient le problème\u00a0: plateforme, appelant, environnement ou opérateur
> 3. ce qu’il faut essayer ensuite
>
> Si le bandeau indique «\u00a0Environnement / réseau\u00a0» ou «\u00a0Comportement de l’appelant\u00a0», réessayez dans un endroit plus calme, le micro du téléphone de test activé. S’il indique «\u00a0Côté plateforme\u00a0», réessayez une fois\u202f; si cela se reproduit, cela mérite d’être signalé.

Collez ce texte dans votre guide d’accueil des testeurs.`,
    reasons: '## Les raisons',
  },
};

export default fr;
