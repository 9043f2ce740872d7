/**
 * Enough Arabic to see the elements from right to left: four rows and the words around them. A sample for the layout,
 * handed over by `useCatalog` as any host would; not a translation to ship.
 */
import type { PartialCatalog } from '../src/catalog.js';

export const arabic: PartialCatalog = {
  lang: 'ar',
  dir: 'rtl',
  reasons: {
    no_audio_output: {
      title: 'اتصل البوت لكنه لم يستطع التحدث',
      cause: 'انضم البوت إلى المكالمة لكن اتصاله بخدمة تحويل النص إلى كلام فشل.',
      whatToTry: 'أعد المحاولة. إذا تكرر ذلك في أكثر من 5٪ من المكالمات المتزامنة، فخفّض قيمة maxConcurrent للحملة.',
    },
    sip_no_answer: {
      title: 'لم يرد أحد على الرقم',
      cause: 'أبلغت شركة الاتصالات أن الهاتف ظل يرن دون رد (أو كان مشغولًا أو تعذر الوصول إليه).',
      whatToTry:
        'تتولى سياسات إعادة المحاولة في الحملة ذلك تلقائيًا. أما أرقام الاختبار فتأكد من أن الخط يعمل ويستقبل المكالمات.',
    },
    sip_rejected: {
      title: 'رفضت شركة الاتصالات المكالمة',
      cause: 'رفضت شركة الاتصالات المكالمة، وغالبًا لأن الرقم المطلوب غير صالح أو محظور.',
      whatToTry: 'تحقق من أن الرقم بصيغة E.164 وأنه يمكن الوصول إليه من خطك.',
    },
    caller_hung_up_silently: {
      title: 'رد المتصل ثم أغلق الخط فورًا',
      cause: 'رد المتصل لكنه أغلق الخط خلال الثانية الأولى أو الثانية، قبل أن ينهي البوت رسالة الترحيب.',
      whatToTry: 'أعد المحاولة وفق سياسة حملتك.',
    },
  },
  blames: {
    platform: 'من جانب المنصة',
    caller: 'سلوك المتصل',
    carrier: 'شركة الاتصالات',
    environment: 'البيئة / الشبكة',
    unknown: 'غير معروف',
  },
  advice: {
    retry: 'تستحق إعادة المحاولة.',
    'policy-decides': 'أعد المحاولة فقط إذا سمحت سياسة حملتك بذلك.',
    'do-not-retry': 'لا تعد المحاولة كما هي. ينبغي أن ينظر شخص فيها أولًا.',
  },
  facts: { whatToTry: 'للتجربة', retry: 'إعادة المحاولة' },
  banner: {
    retry: 'إعادة المكالمة',
    events: 'عرض السجل الكامل',
    copyText: 'نسخ',
    copyMarkdown: 'نسخ بصيغة Markdown',
    dispute: 'الاعتراض على هذا السبب',
  },
  list: {
    label: 'المكالمات الفاشلة',
    failures: { few: '{count} مكالمات فاشلة', many: '{count} مكالمة فاشلة', other: '{count} مكالمة فاشلة' },
    shownOf: { other: 'معروض {shown} من {count} من المكالمات الفاشلة' },
    rate: '{rate} من {total} مكالمة',
    byBlame: 'حسب المسؤول',
    time: 'الوقت',
    reason: 'السبب',
    blame: 'المسؤول',
    duration: 'المدة',
    call: 'المكالمة',
    seconds: '{count} ث',
    all: 'الكل',
    filters: 'عوامل التصفية',
    query: 'البحث في المكالمات',
    allReasons: 'كل الأسباب',
    allBlames: 'الكل',
    retryVerdict: 'إعادة المحاولة',
    retryable: 'تستحق إعادة المحاولة',
    notRetryable: 'تحتاج إلى شخص',
    pause: 'إيقاف مؤقت',
    resume: 'استئناف',
    details: 'التفاصيل',
    select: 'تحديد المكالمة {id}',
    selectAll: 'تحديد كل المكالمات المعروضة',
  },
};
