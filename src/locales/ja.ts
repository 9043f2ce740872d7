/** Japanese. A translation of ours: the official wording is English. */
import type { Catalog } from '../catalog/registry.js';

const quieter =
  '「失敗」は故障という意味ではありません。「環境・ネットワーク」または「発信者の行動」と表示されている場合は、静かな場所で、テスト用電話のミュートを解除してもう一度お試しください。';

export const ja: Catalog = {
  lang: 'ja',
  dir: 'ltr',
  reasons: {
    no_audio_output: {
      title: 'ボットは接続しましたが、話せませんでした',
      cause:
        'ボットは通話に参加しましたが、音声合成 (TTS) への接続に失敗しました。多くの場合、同時通話の集中時に起きるプロバイダーのレート制限か、一時的な障害です。',
      whatToTry:
        '通話を再試行してください。同時通話の 5% を超えて続く場合は、キャンペーンの maxConcurrent を下げるか、TTS プロバイダーを切り替えてください (Voice settings → TTS)。',
    },
    no_audio_either_direction: {
      title: 'どちらの側からも音声がありませんでした',
      cause:
        '通話はネットワーク上でつながりましたが、どちらの方向にも音声が流れませんでした。発信者のマイクがオフだった、回線が無音だった、またはボットと発信者の間で音声の接続を確立できなかったことが考えられます。',
      whatToTry:
        'マイクの許可と電話のスピーカーを確認するよう、発信者に依頼してください。テスト中の場合は、静かな環境で、ミュートになっていないことを確かめてください。その後、再試行してください。',
    },
    idle_timeout: {
      title: '無音の時間が長すぎました',
      cause:
        '設定された待機時間 (既定では 5 分) の間、どちらの側も話しませんでした。枠を空けるため、通話は自動的に終了しました。',
      whatToTry:
        'テストの場合は、ボットの最初のメッセージから 30 秒以内に話してください。実際の通話では、多くの場合、発信者がその場を離れています。キャンペーンのポリシーに従って再試行してください。',
    },
    provider_circuit_open: {
      title: 'プロバイダーのエラーが続発しました',
      cause:
        'ボットは 60 秒以内に 3 回以上プロバイダーのエラー (TTS/STT/LLM) を検出し、発信者に無音を聞かせ続けることのないよう、通話を正常に終了しました。',
      whatToTry:
        'ダッシュボード (エージェントのページ上部) でプロバイダーの状態を確認してください。低下しているプロバイダーがあれば、予備に切り替えてください。その後、再試行してください。遮断機能は正しく働いています。プロバイダーに問題があるときは、これが適切な動作です。',
    },
    sip_no_answer: {
      title: '相手の番号が応答しませんでした',
      cause: '通信事業者によると、呼び出しましたが応答がありませんでした (または話し中・圏外でした)。',
      whatToTry:
        'キャンペーンの再試行ポリシーが自動的に対応します。テスト用の番号では、回線が有効で着信できることを確認してください。',
    },
    sip_rejected: {
      title: '通信事業者が通話を拒否しました',
      cause:
        '電話の通信事業者が通話を拒否しました。多くの場合、宛先の番号が無効か、ブロックされているか、その国への発信がトランクに許可されていません。',
      whatToTry:
        '宛先の番号が E.164 形式で、発信元のトランクから到達できることを確認してください。国際通話の場合は、Plivo/Twilio の地域の許可を確認してください。',
    },
    bot_startup_failed: {
      title: 'ボットの起動が間に合いませんでした',
      cause:
        'ボットのプロセスが、起動の制限時間 (既定では 15 秒) 内に準備完了を知らせませんでした。多くの場合、コールドスタート時に起きる、プロバイダーとの WebSocket 接続の一時的な問題です。',
      whatToTry:
        '再試行してください。最も多いのはデプロイ直後の最初の通話で、再試行しても害はありません。続く場合は、ボットのログでプロバイダーの認証エラーを確認してください。',
    },
    caller_hung_up_silently: {
      title: '発信者は応答してすぐに切りました',
      cause:
        '発信者は応答しましたが、最初の 1、2 秒で、ボットの最初のメッセージが終わる前に切断しました。多くの場合、知らない番号を避けた実在の人です。',
      whatToTry:
        'キャンペーンのポリシーに従って再試行してください。リードの多くで起きる場合は、最初のメッセージを短くすることをご検討ください。長いメッセージほど、すぐに切られやすい傾向があります。',
    },
    stale_sweep: {
      title: '通話が取り残されました',
      cause:
        'ボットのプロセスが、通話の途中で報告せずに停止しました。バックグラウンドの整理処理が取り残された通話を見つけ、失敗として記録しました。',
      whatToTry:
        '再試行してください。通話の 1% を超えて起きる場合は、ボットのコンテナーの再起動ログとプラットフォームのアラートを確認してください。',
    },
    unknown: {
      title: '分類されていない失敗',
      cause: 'プラットフォームが分類できない形で通話が終了しました。',
      whatToTry:
        '通話の詳細で「Events」タブを開くと、すべてのログを確認できます。頻繁に起きる場合は support@osmapi.com までご連絡ください。',
    },
  },
  blames: {
    platform: 'プラットフォーム側',
    caller: '発信者の行動',
    carrier: '通信事業者',
    environment: '環境・ネットワーク',
    unknown: '不明',
  },
  advice: {
    retry: '再試行する価値があります。',
    'policy-decides': 'キャンペーンのポリシーで定められている場合だけ再試行してください。',
    'do-not-retry': 'そのまま再試行しないでください。先に担当者の確認が必要です。',
  },
  reassurance: {
    platform:
      '「失敗」は故障という意味ではありません。「プラットフォーム側」と表示されている場合は、一度だけ再試行してください。もう一度起きたら、報告する価値があります。',
    caller: quieter,
    carrier: '',
    environment: quieter,
    unknown: '',
  },
  doubts: {
    reasons_disagree: 'イベントに二つの理由があります: {first} と {second}。',
    too_short_to_idle: '通話は {seconds} 秒で、待機時間としては短すぎます。',
    too_long_for_hang_up: '通話は {seconds} 秒で、すぐに切ったにしては長すぎます。',
    has_transcript: '文字起こしがあるので、誰かの声が聞こえていました。',
  },
  facts: {
    whatToTry: '試すこと',
    retry: '再試行',
    code: '理由コード',
    call: '通話',
    agent: 'エージェント',
    channel: 'チャネル',
    started: '開始',
    ended: '終了',
    duration: '通話時間',
    seconds: '{seconds} 秒',
    destination: '宛先',
    attempt: '試行回数',
    doubt: '本当の理由ではない可能性があります。',
    outbound: '発信通話:「発信者」は電話を受けた人を指します。',
  },
  banner: {
    retry: '通話を再試行',
    busy: '再試行しています…',
    done: '新しい通話を発信しました',
    donePlanned: '新しい通話を予定しました',
    failed: '新しい通話を発信できませんでした。',
    tryAgain: 'もう一度試す',
    retryLater: '{when}に再試行',
    calledAgain: '{when}に再発信しました',
    toBeCalledAgain: '{when}に再発信する予定です',
    atTime: '{time}',
    onDay: '{time}',
    newCall: '新しい通話を見る',
    cancelled: '再試行をキャンセルしました',
    cancel: 'キャンセル',
    events: 'すべてのログを見る',
    copyText: 'コピー',
    copyMarkdown: 'Markdown でコピー',
    copied: 'コピーしました',
    copyFailed: 'コピーできませんでした',
    dispute: 'この理由に異議を申し立てる',
    announce: '通話に失敗しました: {title}。{blame}。{whatToTry}',
  },
  dispute: {
    subject: '理由 {code} は通話 {id} に当てはまりません',
    intro: '理由 {code} はこの通話に当てはまりません。スクリーンショットを添付します。',
  },
  list: {
    label: '失敗した通話',
    failures: { other: '失敗した通話 {count} 件' },
    printed: '失敗した通話 {count} 件のうち最初の {shown} 件',
    shownOf: { other: '失敗した通話 {count} 件中 {shown} 件を表示' },
    rate: '{total} 件の通話の {rate}',
    byBlame: '原因の所在別',
    time: '時刻',
    reason: '理由',
    blame: '原因の所在',
    duration: '通話時間',
    seconds: '{count} 秒',
    noTime: '時刻なし',
    all: 'すべての判定',
    filters: '絞り込み',
    query: '通話を検索',
    allReasons: 'すべての理由',
    retryVerdict: '再試行',
    retryable: '再試行の価値あり',
    notRetryable: '担当者が確認',
    clearFilters: '絞り込みを解除',
    pause: '一時停止',
    resume: '再開',
    newCalls: { other: '新しく失敗した通話 {count} 件' },
    details: '詳細',
    select: '通話 {id} を選択',
    selectAll: '表示中の通話をすべて選択',
    selected: { other: '{count} 件の通話を選択中' },
    callAgain: { other: '{count} 人に再度発信' },
    callAgainQuestion: { other: '{count} 人に再度発信しますか？' },
    callNow: { other: '{count} 人に発信' },
    notNow: '今はしない',
    callsWait: { other: 'うち {count} 人は{when}以降' },
    notCalled: { other: '{count} 件は発信しません:' },
    leftOutNotRetryable: { other: '再試行できない {count} 件' },
    leftOutTriedAgain: { other: '後で再度発信済み {count} 件' },
    leftOutReached: { other: '後の通話でつながった {count} 件' },
    leftOutUnderWay: { other: '現在発信中 {count} 件' },
    leftOutAttemptsUsed: { other: '試行回数の上限 {count} 件' },
    leftOutDoNotCall: { other: '発信禁止リスト {count} 件' },
    leftOutUnreadable: { other: '再試行の規則を読み取れない {count} 件' },
    progress: { other: '{count} 件中 {placed} 件を発信' },
    progressFailed: { other: '{count} 件中 {placed} 件を発信、{failed} 件は発信できず' },
    progressCancelled: 'キャンセルしました: {progress}',
    tryAgain: 'これらをもう一度試す',
    cancel: 'キャンセル',
    selectGroup: 'このグループを選択',
    timeline: '{from} から {to} までの失敗。最も多いのは {peak} 頃の {count} 件です。',
    noId: '通話 ID なし',
    empty: '失敗した通話はありません',
    emptyMore: '良い知らせです。',
    unreadable: '通話を読み取れませんでした',
    unreadableMore: 'この一覧に渡されたものは通話の一覧ではないため、失敗については何も言えません。',
    noMatch: 'この絞り込みに合う失敗した通話はありません',
    loading: '通話を読み込んでいます…',
    reading: '通話を読み取っています…',
    error: '通話を読み込めませんでした。',
    reload: 'もう一度試す',
    notices: '基準を超えています',
    notice: '{total} 件の通話のうち {count} 件、{rate}: 基準の {threshold} を超えています',
    noticeOfAll: '{total} 件のうち {count} 件、全通話の {rate}: 基準の {threshold} を超えています',
    previousPage: '前のページ',
    nextPage: '次のページ',
    page: '{page} / {pages} ページ',
    noDay: '日付なし',
  },
  policy: {
    notFailed: 'この通話は失敗していません。',
    spent: { other: 'ポリシーが認める試行は {count} 回までで、これは {attempt} 回目でした。' },
    wait: { other: '{count} 分の待ち時間が過ぎたら、再試行する価値があります。' },
    unreadable: '再試行ポリシーを読み取れません。',
    closed: '発信可能時間外です ({window}、{zone})。{when} に再試行できます。',
    unreadableSchedule: '発信可能時間を読み取れなかったため、発信しませんでした。',
    doNotCall: 'この番号は発信禁止リストにあるため、発信しませんでした。',
    notRetryable: 'この失敗は再試行の対象外です。',
    triedAgain: 'この相手には、その後もう一度発信しました。',
    reached: 'その後の通話でこの相手につながりました。',
    underWay: 'この相手への後の通話がまだ続いています。',
    allowed: 'はい。キャンペーンの再試行ポリシーで許可されています。',
    attemptsUsed: { other: '{count}回中{attempt}回の試行を使用済み' },
    onDoNotCallList: '発信禁止リストに登録済み',
    policyNotRead: '再試行ポリシーを読み取れませんでした',
    hoursNotRead: '発信時間帯を読み取れませんでした',
    calledAgain: 'すでに再発信済み',
    againReached: '{when}に再発信: つながりました',
    againNotReached: '{when}に再発信: つながりませんでした',
    againFailed: '{when}に再発信: 失敗しました',
    againUnderWay: '{when}に再発信: 通話中',
  },
  guide: {
    testers: `## テスターに伝えること

「失敗」の表示を見ると、「プラットフォームが壊れている!」と思われがちです。たいていはそうではありませんが、テスターの立場ではそれを知るのが困難です。次の説明が役に立ちます。

> 「失敗」は故障という意味ではありません。実際の会話がないまま通話が終わったという意味で、それには具体的な理由があります。
>
> 通話を開いてください。赤いバナーに次のことが表示されます。
>
> 1. 何が起きたか (一文)
> 2. 問題がどこにあるか: プラットフォーム、発信者、環境、または通信事業者
> 3. 次に試すこと
>
> 「環境・ネットワーク」または「発信者の行動」と表示されている場合は、静かな場所で、テスト用電話のミュートを解除してもう一度お試しください。「プラットフォーム側」と表示されている場合は、一度だけ再試行してください。もう一度起きたら、報告する価値があります。

この文章をテスター向けの案内に貼り付けてください。`,
    reasons: '## 理由の一覧',
  },
};

export default ja;
