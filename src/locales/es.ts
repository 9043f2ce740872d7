/** Spanish. A translation of ours: the official wording is English. */
import type { Catalog } from '../catalog/registry.js';

const quieter =
  'Fallida no quiere decir rota. Si el aviso dice «Entorno / red» o «Comportamiento de quien llama», vuelva a intentarlo desde un lugar más tranquilo y con el micrófono del teléfono de prueba activado.';

export const es: Catalog = {
  lang: 'es',
  dir: 'ltr',
  reasons: {
    no_audio_output: {
      title: 'El bot se conectó pero no pudo hablar',
      cause:
        'El bot entró en la llamada, pero falló su conexión de texto a voz (TTS), normalmente por un límite de uso del proveedor o un corte pasajero durante una ráfaga de llamadas simultáneas.',
      whatToTry:
        'Repita la llamada. Si sigue ocurriendo en más del 5 % de las llamadas simultáneas, reduzca maxConcurrent en la campaña o cambie de proveedor de TTS (Voice settings → TTS).',
    },
    no_audio_either_direction: {
      title: 'Ninguna de las partes produjo audio',
      cause:
        'La llamada se conectó en la capa de red, pero no llegó a circular audio en ningún sentido: el micrófono de quien llama estaba apagado, la línea estaba muerta, o el bot y quien llama no pudieron negociar el audio.',
      whatToTry:
        'Pida a quien llama que revise los permisos del micrófono y el altavoz del teléfono. Si está haciendo pruebas, asegúrese de estar en un lugar tranquilo y sin el micrófono silenciado. Después, repita la llamada.',
    },
    idle_timeout: {
      title: 'Demasiado tiempo sin actividad',
      cause:
        'Nadie habló durante el tiempo de inactividad configurado (5 minutos de forma predeterminada). La llamada se terminó automáticamente para liberar el espacio.',
      whatToTry:
        'Si es una prueba, hable antes de que pasen 30 segundos desde el saludo del bot. En llamadas reales suele ser alguien que se alejó: repita la llamada según la política de su campaña.',
    },
    provider_circuit_open: {
      title: 'Avalancha de errores del proveedor',
      cause:
        'El bot recibió 3 o más errores de un proveedor (TTS/STT/LLM) en 60 segundos y terminó la llamada de forma ordenada, en lugar de dejar a quien llama escuchando el silencio.',
      whatToTry:
        'Revise el estado de los proveedores en el panel (arriba, en la página del agente). Si alguno aparece degradado, cambie a uno de reserva. Después, repita la llamada. El cortacircuitos hace su trabajo: es lo correcto cuando un proveedor funciona mal.',
    },
    sip_no_answer: {
      title: 'Nadie contestó en ese número',
      cause: 'El operador informó de que el teléfono sonó sin respuesta (o estaba ocupado / no disponible).',
      whatToTry:
        'Las políticas de reintento de las campañas se ocupan de esto automáticamente. Con números de prueba, compruebe que la línea esté activa y pueda recibir llamadas.',
    },
    sip_rejected: {
      title: 'El operador rechazó la llamada',
      cause:
        'El operador telefónico rechazó la llamada, normalmente porque el número de destino no es válido, está en una lista negra o su troncal no tiene permiso geográfico para ese país.',
      whatToTry:
        'Compruebe que el número de destino esté en formato E.164 y sea accesible desde su troncal. Si llama al extranjero, revise los permisos geográficos en Plivo/Twilio.',
    },
    bot_startup_failed: {
      title: 'El bot no arrancó a tiempo',
      cause:
        'El proceso del bot no confirmó que estaba listo dentro del plazo de arranque (15 segundos de forma predeterminada). Suele ser un problema pasajero al establecer el WebSocket con el proveedor en un arranque en frío.',
      whatToTry:
        'Repita la llamada: lo más frecuente es que sea la primera después de un despliegue, y repetirla no causa daño. Si persiste, busque errores de autenticación del proveedor en los registros del bot.',
    },
    caller_hung_up_silently: {
      title: 'Quien llama contestó y colgó de inmediato',
      cause:
        'Contestó, pero colgó en el primer o segundo segundo, antes de que el bot terminara su saludo. A menudo es una persona real que ignora un número desconocido.',
      whatToTry:
        'Repita la llamada según la política de su campaña. Si lo ve en un porcentaje alto de contactos, considere acortar el saludo: los saludos largos van de la mano de los cuelgues rápidos.',
    },
    stale_sweep: {
      title: 'La llamada quedó huérfana',
      cause:
        'El proceso del bot murió a mitad de la llamada sin informar. La limpieza en segundo plano encontró la llamada huérfana y la marcó como fallida.',
      whatToTry:
        'Repita la llamada. Si lo ve en más del 1 % de las llamadas, revise los registros de reinicio de los contenedores del bot y las alertas de la plataforma.',
    },
    unknown: {
      title: 'Fallo sin clasificar',
      cause: 'La llamada terminó de un modo que la plataforma no supo clasificar.',
      whatToTry:
        'Abra la pestaña «Events» en el detalle de la llamada para ver los registros completos. Escriba a support@osmapi.com si lo ve con frecuencia.',
    },
  },
  blames: {
    platform: 'Lado de la plataforma',
    caller: 'Comportamiento de quien llama',
    carrier: 'Operador',
    environment: 'Entorno / red',
    unknown: 'Desconocido',
  },
  advice: {
    retry: 'Merece la pena repetirla.',
    'policy-decides': 'Repita solo si la política de su campaña lo indica.',
    'do-not-retry': 'No la repita tal cual. Antes debería verla una persona.',
  },
  reassurance: {
    platform:
      'Fallida no quiere decir rota. Si dice «Lado de la plataforma», repita una vez; si vuelve a ocurrir, merece la pena informar de ello.',
    caller: quieter,
    carrier: '',
    environment: quieter,
    unknown: '',
  },
  doubts: {
    reasons_disagree: 'El evento da dos motivos: {first} y {second}.',
    too_short_to_idle: 'La llamada duró {seconds} s, poco para un tiempo de inactividad.',
    too_long_for_hang_up: 'La llamada duró {seconds} s, mucho para un cuelgue inmediato.',
    has_transcript: 'Hay una transcripción, así que se oyó a alguien.',
  },
  facts: {
    whatToTry: 'Qué probar',
    retry: 'Reintento',
    code: 'Código del motivo',
    call: 'Llamada',
    agent: 'Agente',
    channel: 'Canal',
    started: 'Inicio',
    ended: 'Fin',
    duration: 'Duración',
    seconds: '{seconds} s',
    destination: 'Destino',
    attempt: 'Intento',
    doubt: 'Puede que este no sea el motivo real.',
    outbound: 'Llamada saliente: «quien llama» es la persona a la que se llamó.',
  },
  banner: {
    retry: 'Repetir la llamada',
    busy: 'Repitiendo…',
    done: 'Nueva llamada realizada',
    donePlanned: 'Nueva llamada programada',
    failed: 'No se pudo realizar la nueva llamada.',
    tryAgain: 'Intentar otra vez',
    retryLater: 'Reintentar {when}',
    calledAgain: 'Se volvió a llamar {when}',
    toBeCalledAgain: 'Nueva llamada programada {when}',
    atTime: 'a las {time}',
    onDay: 'el {time}',
    newCall: 'Ver la nueva llamada',
    cancelled: 'Reintento cancelado',
    cancel: 'Cancelar',
    events: 'Ver el registro completo',
    copyText: 'Copiar',
    copyMarkdown: 'Copiar como Markdown',
    copied: 'Copiado',
    copyFailed: 'No se pudo copiar',
    dispute: 'Discrepar de este motivo',
    announce: 'Llamada fallida: {title}. {blame}. {whatToTry}',
  },
  dispute: {
    subject: 'El motivo {code} no encaja con la llamada {id}',
    intro: 'El motivo {code} no encaja con esta llamada. Se adjunta una captura de pantalla.',
  },
  list: {
    label: 'Llamadas fallidas',
    failures: {
      one: '{count} llamada fallida',
      many: '{count} de llamadas fallidas',
      other: '{count} llamadas fallidas',
    },
    printed: 'Las primeras {shown} de {count} llamadas fallidas',
    shownOf: {
      one: '{shown} de {count} llamada fallida mostrada',
      many: '{shown} de {count} de llamadas fallidas mostradas',
      other: '{shown} de {count} llamadas fallidas mostradas',
    },
    rate: '{rate} de {total} llamadas',
    byBlame: 'Por origen',
    time: 'Hora',
    reason: 'Motivo',
    blame: 'Origen',
    duration: 'Duración',
    seconds: '{count} s',
    noTime: 'sin hora',
    all: 'Todos los veredictos',
    filters: 'Filtros',
    query: 'Buscar llamadas',
    allReasons: 'Todos los motivos',
    retryVerdict: 'Reintento',
    retryable: 'Merece un reintento',
    notRetryable: 'Para una persona',
    clearFilters: 'Quitar filtros',
    pause: 'Pausar',
    resume: 'Reanudar',
    newCalls: {
      one: '{count} llamada fallida nueva',
      many: '{count} de llamadas fallidas nuevas',
      other: '{count} llamadas fallidas nuevas',
    },
    details: 'Detalles',
    select: 'Seleccionar la llamada {id}',
    selectAll: 'Seleccionar todas las llamadas mostradas',
    selected: {
      one: '{count} llamada seleccionada',
      many: '{count} de llamadas seleccionadas',
      other: '{count} llamadas seleccionadas',
    },
    callAgain: {
      one: 'Volver a llamar a {count} persona',
      many: 'Volver a llamar a {count} de personas',
      other: 'Volver a llamar a {count} personas',
    },
    callAgainQuestion: {
      one: '¿Volver a llamar a {count} persona?',
      many: '¿Volver a llamar a {count} de personas?',
      other: '¿Volver a llamar a {count} personas?',
    },
    callNow: {
      one: 'Llamar a {count} persona',
      many: 'Llamar a {count} de personas',
      other: 'Llamar a {count} personas',
    },
    notNow: 'Ahora no',
    callsWait: {
      one: '{count} de ellas {when} o más tarde',
      many: '{count} de ellas {when} o más tarde',
      other: '{count} de ellas {when} o más tarde',
    },
    notCalled: { one: 'No se llamará a {count}:', many: 'No se llamará a {count}:', other: 'No se llamará a {count}:' },
    leftOutNotRetryable: {
      one: '{count} no admite reintento',
      many: '{count} no admiten reintento',
      other: '{count} no admiten reintento',
    },
    leftOutTriedAgain: {
      one: '{count} con una llamada posterior',
      many: '{count} con una llamada posterior',
      other: '{count} con una llamada posterior',
    },
    leftOutReached: {
      one: '{count} con respuesta en una llamada posterior',
      many: '{count} con respuesta en una llamada posterior',
      other: '{count} con respuesta en una llamada posterior',
    },
    leftOutUnderWay: {
      one: '{count} con una llamada en curso',
      many: '{count} con una llamada en curso',
      other: '{count} con una llamada en curso',
    },
    leftOutAttemptsUsed: {
      one: '{count} sin más intentos',
      many: '{count} sin más intentos',
      other: '{count} sin más intentos',
    },
    leftOutDoNotCall: {
      one: '{count} en la lista de exclusión',
      many: '{count} en la lista de exclusión',
      other: '{count} en la lista de exclusión',
    },
    leftOutUnreadable: {
      one: '{count} porque no se pudieron leer las reglas de reintento',
      many: '{count} porque no se pudieron leer las reglas de reintento',
      other: '{count} porque no se pudieron leer las reglas de reintento',
    },
    progress: {
      one: '{placed} de {count} llamada realizada',
      many: '{placed} de {count} de llamadas realizadas',
      other: '{placed} de {count} llamadas realizadas',
    },
    progressFailed: {
      one: '{placed} de {count} llamada realizada, {failed} sin poder realizarse',
      many: '{placed} de {count} de llamadas realizadas, {failed} sin poder realizarse',
      other: '{placed} de {count} llamadas realizadas, {failed} sin poder realizarse',
    },
    progressCancelled: 'Cancelado: {progress}',
    tryAgain: 'Intentar estas otra vez',
    cancel: 'Cancelar',
    selectGroup: 'Seleccionar este grupo',
    timeline: 'Fallos del {from} al {to}. El máximo, {count}, alrededor de {peak}.',
    noId: 'sin identificador',
    empty: 'No hay llamadas fallidas',
    emptyMore: 'Es una buena noticia.',
    unreadable: 'No se pudieron leer las llamadas',
    unreadableMore:
      'Lo que recibió esta lista no es una lista de llamadas, así que no se puede decir nada sobre fallos.',
    noMatch: 'Ninguna llamada fallida coincide con estos filtros',
    loading: 'Cargando llamadas…',
    reading: 'Leyendo llamadas…',
    error: 'No se pudieron cargar las llamadas.',
    reload: 'Intentar de nuevo',
    notices: 'Por encima del límite',
    notice: '{count} de {total} llamadas, {rate}: por encima del límite del {threshold}',
    noticeOfAll: '{count} de {total}, {rate} de todas las llamadas: por encima del límite del {threshold}',
    previousPage: 'Página anterior',
    nextPage: 'Página siguiente',
    page: 'Página {page} de {pages}',
    noDay: 'Sin fecha',
  },
  policy: {
    notFailed: 'Esta llamada no falló.',
    spent: {
      one: 'La política permite {count} intento, y este fue el intento {attempt}.',
      many: 'La política permite {count} de intentos, y este fue el intento {attempt}.',
      other: 'La política permite {count} intentos, y este fue el intento {attempt}.',
    },
    wait: {
      one: 'Merece la pena repetirla cuando pase la espera de {count} minuto.',
      many: 'Merece la pena repetirla cuando pase la espera de {count} de minutos.',
      other: 'Merece la pena repetirla cuando pase la espera de {count} minutos.',
    },
    unreadable: 'La política de reintentos no se puede leer.',
    closed: 'Fuera del horario de llamadas, {window} ({zone}). Se puede repetir: {when}.',
    unreadableSchedule: 'No se pudo leer el horario de llamadas, así que no se hizo ninguna llamada.',
    doNotCall: 'Este número está en la lista de no llamar, así que no se hizo ninguna llamada.',
    notRetryable: 'Este fallo no admite reintento.',
    triedAgain: 'A esta persona se la volvió a llamar más tarde.',
    reached: 'Una llamada posterior contactó con esta persona.',
    underWay: 'Una llamada posterior a esta persona sigue en curso.',
    allowed: 'Sí. La política de reintentos de su campaña lo permite.',
    attemptsUsed: {
      one: '{attempt} de {count} intento usado',
      many: '{attempt} de {count} de intentos usados',
      other: '{attempt} de {count} intentos usados',
    },
    onDoNotCallList: 'En la lista de no llamar',
    policyNotRead: 'No se pudo leer la política de reintentos',
    hoursNotRead: 'No se pudo leer el horario de llamadas',
    calledAgain: 'Ya se volvió a llamar',
    againReached: 'Nuevo intento {when}: contactado',
    againNotReached: 'Nuevo intento {when}: sin contacto',
    againFailed: 'Nuevo intento {when}: fallido',
    againUnderWay: 'Se volvió a llamar {when}: en curso',
  },
  guide: {
    testers: `## Qué decir a quienes hacen las pruebas

Al ver la etiqueta «fallida», una reacción habitual es: «¡la plataforma está rota!». Normalmente no lo está, pero quien prueba no tiene cómo saberlo. Esta explicación ayuda:

> Fallida no quiere decir rota. Quiere decir que la llamada terminó sin una conversación real, y que hay un motivo concreto.
>
> Abra la llamada. Un aviso rojo le dice:
>
> 1. Qué ocurrió (en una frase)
> 2. De quién es el problema: plataforma, quien llama, entorno u operador
> 3. Qué probar a continuación
>
> Si el aviso dice «Entorno / red» o «Comportamiento de quien llama», vuelva a intentarlo desde un lugar más tranquilo y con el micrófono del teléfono de prueba activado. Si dice «Lado de la plataforma», repita una vez; si vuelve a ocurrir, merece la pena informar de ello.

Pegue este texto en su documento de bienvenida para quienes hacen las pruebas.`,
    reasons: '## Los motivos',
  },
};

export default es;
