/** Portuguese, as in Brazil. A translation of ours: the official wording is English. */
import type { Catalog } from '../catalog/registry.js';

const quieter =
  'Falha não quer dizer defeito. Se o aviso disser “Ambiente / rede” ou “Comportamento de quem liga”, tente de novo em um lugar mais silencioso e com o microfone do telefone de teste ligado.';

export const pt: Catalog = {
  lang: 'pt',
  dir: 'ltr',
  reasons: {
    no_audio_output: {
      title: 'O bot se conectou, mas não conseguiu falar',
      cause:
        'O bot entrou na chamada, mas a conexão de conversão de texto em fala (TTS) falhou – em geral por um limite de uso do provedor ou uma queda passageira durante um pico de chamadas simultâneas.',
      whatToTry:
        'Repita a chamada. Se continuar em mais de 5% das chamadas simultâneas, reduza o maxConcurrent da campanha ou troque de provedor de TTS (Voice settings → TTS).',
    },
    no_audio_either_direction: {
      title: 'Nenhum dos lados produziu áudio',
      cause:
        'A chamada se conectou na camada de rede, mas nenhum áudio passou em nenhum sentido – o microfone de quem liga estava desligado, a linha estava muda, ou o bot e quem liga não conseguiram negociar o áudio.',
      whatToTry:
        'Peça a quem liga que verifique a permissão do microfone e o alto-falante do telefone. Se você está testando, fique em um lugar silencioso e confira se o microfone não está mudo. Depois, repita a chamada.',
    },
    idle_timeout: {
      title: 'Tempo demais sem atividade',
      cause:
        'Nenhum dos lados falou durante o tempo de inatividade configurado (5 minutos por padrão). A chamada foi encerrada automaticamente para liberar a vaga.',
      whatToTry:
        'Se for um teste, fale em até 30 segundos após a mensagem de boas-vindas do bot. Em chamadas reais, em geral a pessoa se afastou – repita conforme a política da sua campanha.',
    },
    provider_circuit_open: {
      title: 'Sequência de erros do provedor',
      cause:
        'O bot encontrou 3 ou mais erros de provedor (TTS/STT/LLM) em 60 segundos e encerrou a chamada de forma ordenada, em vez de deixar quem liga ouvindo o silêncio.',
      whatToTry:
        'Verifique a situação dos provedores no painel (no topo da página do agente). Se algum estiver degradado, mude para um reserva. Depois, repita a chamada. O disjuntor está fazendo o seu trabalho – é o comportamento certo quando um provedor funciona mal.',
    },
    sip_no_answer: {
      title: 'Ninguém atendeu nesse número',
      cause: 'A operadora informou que o telefone tocou sem resposta (ou estava ocupado / indisponível).',
      whatToTry:
        'As políticas de nova tentativa das campanhas cuidam disso automaticamente. Em números de teste, verifique se a linha está ativa e pode receber chamadas.',
    },
    sip_rejected: {
      title: 'A operadora rejeitou a chamada',
      cause:
        'A operadora de telefonia recusou a chamada – em geral porque o número de destino é inválido, está bloqueado, ou o seu tronco não tem permissão geográfica para aquele país.',
      whatToTry:
        'Verifique se o número de destino está no formato E.164 e pode ser alcançado a partir do seu tronco. Em chamadas internacionais, confira as permissões geográficas no Plivo/Twilio.',
    },
    bot_startup_failed: {
      title: 'O bot não iniciou a tempo',
      cause:
        'O processo do bot não confirmou que estava pronto dentro do prazo de inicialização (15 segundos por padrão). Em geral é um problema passageiro na conexão WebSocket com o provedor, em uma partida a frio.',
      whatToTry:
        'Repita – o mais comum é ser a primeira chamada depois de uma implantação, e repetir não causa dano. Se persistir, procure erros de autenticação do provedor nos logs do bot.',
    },
    caller_hung_up_silently: {
      title: 'A pessoa atendeu e desligou em seguida',
      cause:
        'Atenderam, mas desligaram no primeiro ou segundo segundo – antes de o bot terminar a mensagem de boas-vindas. Muitas vezes é uma pessoa real ignorando um número desconhecido.',
      whatToTry:
        'Repita conforme a política da sua campanha. Se isso ocorrer com uma porcentagem alta dos contatos, considere encurtar a mensagem de boas-vindas – mensagens longas andam junto com desligamentos rápidos.',
    },
    stale_sweep: {
      title: 'A chamada ficou órfã',
      cause:
        'O processo do bot morreu no meio da chamada sem avisar. A varredura em segundo plano encontrou a chamada órfã e a marcou como falha.',
      whatToTry:
        'Repita. Se isso ocorrer em mais de 1% das chamadas, verifique os logs de reinício dos contêineres do bot e os alertas da plataforma.',
    },
    unknown: {
      title: 'Falha não classificada',
      cause: 'A chamada terminou de um modo que a plataforma não conseguiu classificar.',
      whatToTry:
        'Abra a aba “Events” nos detalhes da chamada para ver os logs completos. Escreva para support@osmapi.com se isso ocorrer com frequência.',
    },
  },
  blames: {
    platform: 'Lado da plataforma',
    caller: 'Comportamento de quem liga',
    carrier: 'Operadora',
    environment: 'Ambiente / rede',
    unknown: 'Desconhecido',
  },
  advice: {
    retry: 'Vale a pena repetir.',
    'policy-decides': 'Repita só se a política da sua campanha mandar.',
    'do-not-retry': 'Não repita do jeito que está. Antes, uma pessoa deve olhar.',
  },
  reassurance: {
    platform:
      'Falha não quer dizer defeito. Se disser “Lado da plataforma”, repita uma vez – se acontecer de novo, vale a pena relatar.',
    caller: quieter,
    carrier: '',
    environment: quieter,
    unknown: '',
  },
  doubts: {
    reasons_disagree: 'O evento dá dois motivos: {first} e {second}.',
    too_short_to_idle: 'A chamada durou {seconds} s, pouco para um tempo de inatividade.',
    too_long_for_hang_up: 'A chamada durou {seconds} s, muito para um desligamento imediato.',
    has_transcript: 'Há uma transcrição, então alguém foi ouvido.',
  },
  facts: {
    whatToTry: 'O que tentar',
    retry: 'Nova tentativa',
    code: 'Código do motivo',
    call: 'Chamada',
    agent: 'Agente',
    channel: 'Canal',
    started: 'Início',
    ended: 'Fim',
    duration: 'Duração',
    seconds: '{seconds} s',
    destination: 'Destino',
    attempt: 'Tentativa',
    doubt: 'Talvez este não seja o motivo real.',
    outbound: 'Chamada de saída: “quem liga” é a pessoa que foi chamada.',
  },
  banner: {
    retry: 'Repetir a chamada',
    busy: 'Repetindo…',
    done: 'Nova chamada feita',
    donePlanned: 'Nova chamada agendada',
    failed: 'Não foi possível fazer a nova chamada.',
    tryAgain: 'Tentar outra vez',
    retryLater: 'Repetir {when}',
    calledAgain: 'Nova chamada feita {when}',
    toBeCalledAgain: 'Nova chamada agendada {when}',
    atTime: 'às {time}',
    onDay: 'em {time}',
    newCall: 'Ver a nova chamada',
    cancelled: 'Nova tentativa cancelada',
    cancel: 'Cancelar',
    events: 'Ver o log completo',
    copyText: 'Copiar',
    copyMarkdown: 'Copiar como Markdown',
    copied: 'Copiado',
    copyFailed: 'Não foi possível copiar',
    dispute: 'Contestar este motivo',
    announce: 'A chamada falhou: {title}. {blame}. {whatToTry}',
  },
  dispute: {
    subject: 'O motivo {code} não corresponde à chamada {id}',
    intro: 'O motivo {code} não corresponde a esta chamada. Captura de tela em anexo.',
  },
  list: {
    label: 'Chamadas com falha',
    failures: {
      one: '{count} chamada com falha',
      many: '{count} de chamadas com falha',
      other: '{count} chamadas com falha',
    },
    printed: 'As primeiras {shown} de {count} chamadas com falha',
    shownOf: {
      one: '{shown} de {count} chamada com falha exibida',
      many: '{shown} de {count} de chamadas com falha exibidas',
      other: '{shown} de {count} chamadas com falha exibidas',
    },
    rate: '{rate} de {total} chamadas',
    byBlame: 'Por origem',
    time: 'Hora',
    reason: 'Motivo',
    blame: 'Origem',
    duration: 'Duração',
    seconds: '{count} s',
    noTime: 'sem hora',
    all: 'Todos os vereditos',
    filters: 'Filtros',
    query: 'Buscar chamadas',
    allReasons: 'Todos os motivos',
    retryVerdict: 'Nova tentativa',
    retryable: 'Vale repetir',
    notRetryable: 'Para uma pessoa',
    clearFilters: 'Limpar filtros',
    pause: 'Pausar',
    resume: 'Retomar',
    newCalls: {
      one: '{count} nova chamada com falha',
      many: '{count} de novas chamadas com falha',
      other: '{count} novas chamadas com falha',
    },
    details: 'Detalhes',
    select: 'Selecionar a chamada {id}',
    selectAll: 'Selecionar todas as chamadas exibidas',
    selected: {
      one: '{count} chamada selecionada',
      many: '{count} de chamadas selecionadas',
      other: '{count} chamadas selecionadas',
    },
    callAgain: {
      one: 'Ligar de novo para {count} pessoa',
      many: 'Ligar de novo para {count} de pessoas',
      other: 'Ligar de novo para {count} pessoas',
    },
    callAgainQuestion: {
      one: 'Ligar de novo para {count} pessoa?',
      many: 'Ligar de novo para {count} de pessoas?',
      other: 'Ligar de novo para {count} pessoas?',
    },
    callNow: {
      one: 'Ligar para {count} pessoa',
      many: 'Ligar para {count} de pessoas',
      other: 'Ligar para {count} pessoas',
    },
    notNow: 'Agora não',
    callsWait: {
      one: '{count} delas {when} ou mais tarde',
      many: '{count} delas {when} ou mais tarde',
      other: '{count} delas {when} ou mais tarde',
    },
    notCalled: {
      one: '{count} não será chamada:',
      many: '{count} não serão chamadas:',
      other: '{count} não serão chamadas:',
    },
    leftOutNotRetryable: {
      one: '{count} não pode ser repetida',
      many: '{count} não podem ser repetidas',
      other: '{count} não podem ser repetidas',
    },
    leftOutTriedAgain: {
      one: '{count} com chamada posterior',
      many: '{count} com chamada posterior',
      other: '{count} com chamada posterior',
    },
    leftOutReached: {
      one: '{count} atendida numa chamada posterior',
      many: '{count} atendidas numa chamada posterior',
      other: '{count} atendidas numa chamada posterior',
    },
    leftOutUnderWay: {
      one: '{count} com chamada em curso',
      many: '{count} com chamada em curso',
      other: '{count} com chamada em curso',
    },
    leftOutAttemptsUsed: {
      one: '{count} sem tentativas restantes',
      many: '{count} sem tentativas restantes',
      other: '{count} sem tentativas restantes',
    },
    leftOutDoNotCall: {
      one: '{count} na lista de bloqueio',
      many: '{count} na lista de bloqueio',
      other: '{count} na lista de bloqueio',
    },
    leftOutUnreadable: {
      one: '{count} porque não foi possível ler as regras de repetição',
      many: '{count} porque não foi possível ler as regras de repetição',
      other: '{count} porque não foi possível ler as regras de repetição',
    },
    progress: {
      one: '{placed} de {count} chamada feita',
      many: '{placed} de {count} de chamadas feitas',
      other: '{placed} de {count} chamadas feitas',
    },
    progressFailed: {
      one: '{placed} de {count} chamada feita, {failed} não pôde ser feita',
      many: '{placed} de {count} de chamadas feitas, {failed} não puderam ser feitas',
      other: '{placed} de {count} chamadas feitas, {failed} não puderam ser feitas',
    },
    progressCancelled: 'Cancelado: {progress}',
    tryAgain: 'Tentar estas de novo',
    cancel: 'Cancelar',
    selectGroup: 'Selecionar este grupo',
    timeline: 'Falhas de {from} a {to}. O máximo, {count}, por volta de {peak}.',
    noId: 'sem identificador',
    empty: 'Nenhuma chamada com falha',
    emptyMore: 'É uma boa notícia.',
    unreadable: 'Não foi possível ler as chamadas',
    unreadableMore: 'O que esta lista recebeu não é uma lista de chamadas; por isso, nada se pode dizer sobre falhas.',
    noMatch: 'Nenhuma chamada com falha corresponde a estes filtros',
    loading: 'Carregando chamadas…',
    reading: 'Lendo chamadas…',
    error: 'Não foi possível carregar as chamadas.',
    reload: 'Tentar de novo',
    notices: 'Acima do limite',
    notice: '{count} de {total} chamadas, {rate}: acima do limite de {threshold}',
    noticeOfAll: '{count} de {total}, {rate} de todas as chamadas: acima do limite de {threshold}',
    previousPage: 'Página anterior',
    nextPage: 'Próxima página',
    page: 'Página {page} de {pages}',
    noDay: 'Sem data',
  },
  policy: {
    notFailed: 'Esta chamada não falhou.',
    spent: {
      one: 'A política permite {count} tentativa, e esta foi a tentativa {attempt}.',
      many: 'A política permite {count} de tentativas, e esta foi a tentativa {attempt}.',
      other: 'A política permite {count} tentativas, e esta foi a tentativa {attempt}.',
    },
    wait: {
      one: 'Vale a pena repetir quando passar a espera de {count} minuto.',
      many: 'Vale a pena repetir quando passar a espera de {count} de minutos.',
      other: 'Vale a pena repetir quando passar a espera de {count} minutos.',
    },
    unreadable: 'A política de novas tentativas não pode ser lida.',
    closed: 'Fora do horário de chamadas, {window} ({zone}). Pode ser repetida: {when}.',
    unreadableSchedule: 'Não foi possível ler o horário de chamadas; por isso, nenhuma chamada foi feita.',
    doNotCall: 'Este número está na lista de bloqueio; por isso, nenhuma chamada foi feita.',
    notRetryable: 'Esta falha não permite nova tentativa.',
    triedAgain: 'Esta pessoa recebeu outra chamada mais tarde.',
    reached: 'Uma chamada posterior conseguiu falar com esta pessoa.',
    underWay: 'Uma chamada posterior para esta pessoa ainda está em curso.',
    allowed: 'Sim. A política de novas tentativas da sua campanha permite.',
    attemptsUsed: {
      one: '{attempt} de {count} tentativa usada',
      many: '{attempt} de {count} de tentativas usadas',
      other: '{attempt} de {count} tentativas usadas',
    },
    onDoNotCallList: 'Na lista de não ligar',
    policyNotRead: 'Não foi possível ler a política de novas tentativas',
    hoursNotRead: 'Não foi possível ler o horário de chamadas',
    calledAgain: 'Já houve nova chamada',
    againReached: 'Nova tentativa {when}: contatado',
    againNotReached: 'Nova tentativa {when}: sem contato',
    againFailed: 'Nova tentativa {when}: falhou',
    againUnderWay: 'Nova chamada {when}: em andamento',
  },
  guide: {
    testers: `## O que dizer a quem testa

Uma reação comum ao ver a etiqueta “falha” é: “a plataforma está com defeito!” Em geral não está – mas quem testa tem poucas condições de saber disso. Esta explicação ajuda:

> Falha não quer dizer defeito. Quer dizer que a chamada terminou sem uma conversa real – e há um motivo específico para isso.
>
> Abra a chamada. Um aviso vermelho diz a você:
>
> 1. O que aconteceu (em uma frase)
> 2. De quem é o problema – plataforma, quem liga, ambiente ou operadora
> 3. O que tentar em seguida
>
> Se o aviso disser “Ambiente / rede” ou “Comportamento de quem liga”, tente de novo em um lugar mais silencioso e com o microfone do telefone de teste ligado. Se disser “Lado da plataforma”, repita uma vez – se acontecer de novo, vale a pena relatar.

Cole este texto no seu documento de boas-vindas para quem testa.`,
    reasons: '## Os motivos',
  },
};

export default pt;
