using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// The columns of a nominal roll, in the order of the blank workbook, each with what officers call it in English, Russian and
/// Kazakh. More names may be added; a code is for ever, remembered maps hold it.
/// </summary>
public static class RollColumns
{
    public static IReadOnlyList<SheetChoice> Sexes { get; } =
    [
        new("female", Phrase.Of("people.choice.female"), "женский|f|w|woman|ж|жен|женщина|ә|әйел"),
        new("male", Phrase.Of("people.choice.male"), "мужской|m|man|м|муж|мужчина|е|ер|еркек"),
    ];

    public static IReadOnlyList<SheetChoice> Tenures { get; } =
    [
        new(
            "substantive",
            Phrase.Of("people.choice.substantive"),
            "штатно|штат бойынша|holder|permanent|штатный|по штату|занимает|штаттық"
        ),
        new(
            "acting",
            Phrase.Of("people.choice.acting"),
            "временно исполняет|уақытша атқарады|врио|врид|и о|исполняет|уақытша"
        ),
        new(
            "handover",
            Phrase.Of("people.choice.handover"),
            "successor in handover|принимает должность|лауазымды қабылдайды|successor|сменщик|принимает|ауыстырушы"
        ),
        new(
            "reserve",
            Phrase.Of("people.choice.reserve"),
            "в резерве|резервте|substitute|запас|запасной|резервист|қосалқы"
        ),
    ];

    public static IReadOnlyList<SheetChoice> Fitnesses { get; } =
    [
        new("fit", Phrase.Of("people.choice.fit"), "годен|yes|a|а|годен к службе|да|годна|жарамды"),
        new(
            "fit-with-limits",
            Phrase.Of("people.choice.fit-with-limits"),
            "годен с ограничениями|шектеумен жарамды|b|б|fit with limits|limited|ограниченно годен|годен с незначительными ограничениями|шектеулі жарамды"
        ),
        new(
            "temporarily-unfit",
            Phrase.Of("people.choice.temporarily-unfit"),
            "временно не годен|g|г|temporarily unfit|временно негоден|временно не годна|уақытша жарамсыз"
        ),
        new("unfit", Phrase.Of("people.choice.unfit"), "не годен|no|d|д|негоден|не годна|нет|жарамсыз"),
    ];

    public static IReadOnlyList<SheetChoice> Clearances { get; } =
    [
        new(
            "cleared",
            Phrase.Of("people.choice.cleared"),
            "проверен|тексерілген|yes|ok|да|допущен|допущена|пройдена|өтті"
        ),
        new(
            "not-cleared",
            Phrase.Of("people.choice.not-cleared"),
            "не прошёл проверку|тексеруден өтпеген|no|not cleared|нет|не допущен|не допущена|өтпеді"
        ),
        new(
            "pending",
            Phrase.Of("people.choice.pending"),
            "проверяется|тексерілуде|in progress|waiting|ожидает|в работе|күтуде"
        ),
    ];

    public static IReadOnlyList<SheetColumn> All { get; } =
    [
        new(
            "person",
            Phrase.Of("people.column.person"),
            ColumnForm.Reference,
            "roll no|roll nr|reference|ref|person|no|number|номер|списочный номер|номер по списку|номер в списке|личный номер|табельный номер|л н|тізімдегі нөмірі|нөмірі|жеке нөмірі",
            IsNeeded: true
        ),
        new(
            "name",
            Phrase.Of("people.column.name"),
            ColumnForm.Name,
            "name|names|name in full|surname and name|фамилия имя|фамилия имя отчество|ф и о|аты жөні|т а ә|тегі аты|тегі аты әкесінің аты"
        ),
        new(
            "name-latin",
            Phrase.Of("people.column.name-latin"),
            ColumnForm.Name,
            "latin name|name in english|name english|full name in latin|name as in passport|фио на латинице|фио лат|фио по английски|аты жөні латын әрпімен"
        ),
        new(
            "family",
            Phrase.Of("people.column.family"),
            ColumnForm.Name,
            "surname|last name|family|фамилия кириллицей|фамилия"
        ),
        new("given", Phrase.Of("people.column.given"), ColumnForm.Name, "first name|forename|given|имя кириллицей|имя"),
        new(
            "patronymic",
            Phrase.Of("people.column.patronymic"),
            ColumnForm.Name,
            "middle name|father s name|fathers name|отчество кириллицей|отчество"
        ),
        new(
            "family-latin",
            Phrase.Of("people.column.family-latin"),
            ColumnForm.Name,
            "surname latin|surname in latin|family name latin|last name latin|фамилия на латинице|фамилия лат"
        ),
        new(
            "given-latin",
            Phrase.Of("people.column.given-latin"),
            ColumnForm.Name,
            "first name latin|first name in latin|given name latin|имя на латинице|имя лат"
        ),
        new(
            "patronymic-latin",
            Phrase.Of("people.column.patronymic-latin"),
            ColumnForm.Name,
            "middle name latin|patronymic latin|отчество на латинице|отчество лат"
        ),
        new("sex", Phrase.Of("people.column.sex"), ColumnForm.Choice, "gender|m f|f m|м ж|ж м", Choices: Sexes),
        new(
            "born",
            Phrase.Of("people.column.born"),
            ColumnForm.Day,
            "born|birth date|birthday|dob|birth|рождение|родился|д р|туған"
        ),
        new(
            "rank",
            Phrase.Of("people.column.rank"),
            ColumnForm.Rank,
            "nato rank|rank code|nato code|un rank code|nato rank code|код звания|звание нато|код нато|звание оон код|шен коды|нато шені"
        ),
        new(
            "national-rank",
            Phrase.Of("people.column.national-rank"),
            ColumnForm.Rank,
            "rank|title|звание|воинское звание|в звание|атағы|әскери атағы|шені"
        ),
        new(
            "trade",
            Phrase.Of("people.column.trade"),
            ColumnForm.Code,
            "speciality|specialty|mos|trade code|вус|воинская специальность|специальность вус|әскери мамандығы|мамандық"
        ),
        new(
            "post",
            Phrase.Of("people.column.post"),
            ColumnForm.Reference,
            "position|billet|appointment|post code|post no|должность|номер должности|штатная должность|лауазым|лауазымы|лауазым коды"
        ),
        new(
            "tenure",
            Phrase.Of("people.column.tenure"),
            ColumnForm.Choice,
            "how held|holds as|status in post|в каком качестве|статус|атқаруы",
            Choices: Tenures
        ),
        new(
            "rotation",
            Phrase.Of("people.column.rotation"),
            ColumnForm.Code,
            "rotation no|rot|номер ротации|ротация нөмірі"
        ),
        new(
            "tour-ends",
            Phrase.Of("people.column.tour-ends"),
            ColumnForm.Day,
            "tour ends|tour end|eot|tour end date|end of rotation|окончание срока|дата окончания срока|окончание командировки|конец ротации|мерзім соңы"
        ),
        new(
            "arrived",
            Phrase.Of("people.column.arrived"),
            ColumnForm.Day,
            "arrival|arrival date|arrived|in theatre since|in mission since|прибыл|прибытие|дата прибытия|келуі|келді"
        ),
        new(
            "arrived-at",
            Phrase.Of("people.column.arrived-at"),
            ColumnForm.Code,
            "arrived at|arrival place|camp|место прибытия|лагерь|лагері"
        ),
        new(
            "phone",
            Phrase.Of("people.column.phone"),
            ColumnForm.Sealed,
            "mobile|telephone|phone number|cell|номер телефона|моб телефон|мобильный|сотовый|телефоны|телефон нөмірі|тел"
        ),
        new("email", Phrase.Of("people.column.email"), ColumnForm.Sealed, "e mail|mail|почта|эл почта|имейл|пошта"),
        new(
            "address",
            Phrase.Of("people.column.address"),
            ColumnForm.Sealed,
            "address|домашний адрес|адрес проживания|мекенжай|тұрғылықты жері"
        ),
        new(
            "kin-name",
            Phrase.Of("people.column.kin-name"),
            ColumnForm.Sealed,
            "kin|nok|next of kin name|kin name|родственник|фио родственника|близкий родственник|туысы|туысының аты жөні"
        ),
        new(
            "kin-relation",
            Phrase.Of("people.column.kin-relation"),
            ColumnForm.Sealed,
            "relation|relationship|nok relation|родство|кем приходится|туыстық"
        ),
        new(
            "kin-phone",
            Phrase.Of("people.column.kin-phone"),
            ColumnForm.Sealed,
            "nok phone|kin phone|next of kin telephone|телефон родственника|тел родственника|туысының нөмірі"
        ),
        new(
            "passport",
            Phrase.Of("people.column.passport"),
            ColumnForm.Sealed,
            "passport|passport no|passport nr|паспорт|паспорт номер|серия и номер паспорта|паспорт нөмірі|төлқұжат"
        ),
        new(
            "passport-expires",
            Phrase.Of("people.column.passport-expires"),
            ColumnForm.Day,
            "passport expiry|passport expires|passport expiry date|passport valid to|срок паспорта|срок действия паспорта|паспорт до|паспорт мерзімі"
        ),
        new(
            "licence",
            Phrase.Of("people.column.licence"),
            ColumnForm.Sealed,
            "driving licence|driving license|driver s licence|driver licence|driving licence no|водительское удостоверение|права|номер прав|жүргізуші куәлігі"
        ),
        new(
            "licence-expires",
            Phrase.Of("people.column.licence-expires"),
            ColumnForm.Day,
            "driving licence expiry|licence expiry|license expiry|licence expires|срок действия водительского удостоверения|права до|куәлік мерзімі"
        ),
        new(
            "un-id-expires",
            Phrase.Of("people.column.un-id-expires"),
            ColumnForm.Day,
            "un id expiry|un id expires|un id card|un id|un card expiry|удостоверение оон|удостоверение оон до|бұұ куәлігі"
        ),
        new(
            "fitness",
            Phrase.Of("people.column.fitness"),
            ColumnForm.Choice,
            "fitness|medically fit|medical|годность|годность к службе|медкомиссия|жарамдылық|денсаулығы",
            Choices: Fitnesses
        ),
        new(
            "medical-category",
            Phrase.Of("people.column.medical-category"),
            ColumnForm.Sealed,
            "category|med category|категория|категория годности|категория здоровья|санаты|жарамдылық санаты"
        ),
        new(
            "fit-until",
            Phrase.Of("people.column.fit-until"),
            ColumnForm.Day,
            "medical until|medical expiry|medical valid until|fit to|годен до|медосмотр до|вмк до|медициналық тексеру мерзімі"
        ),
        new(
            "conduct",
            Phrase.Of("people.column.conduct"),
            ColumnForm.Choice,
            "conduct|conduct clearance|human rights certification|human rights clearance|проверка поведения|права человека|тәртібі",
            Choices: Clearances
        ),
        new(
            "conduct-day",
            Phrase.Of("people.column.conduct-day"),
            ColumnForm.Day,
            "conduct date|date of certification|certified on|дата проверки|дата справки|тексеру күні"
        ),
        new(
            "conduct-authority",
            Phrase.Of("people.column.conduct-authority"),
            ColumnForm.Code,
            "certified by|conduct authority|certifying authority|authority|кем проверен|орган|кем выдано|тексерген орган"
        ),
        new(
            "language",
            Phrase.Of("people.column.language"),
            ColumnForm.Code,
            "language code|foreign language|иностранный язык|язык теста|шет тілі"
        ),
        new(
            "test",
            Phrase.Of("people.column.test"),
            ColumnForm.Code,
            "test|exam|test kind|тест|экзамен|вид экзамена|сынақ|емтихан"
        ),
        new(
            "score",
            Phrase.Of("people.column.score"),
            ColumnForm.Score,
            "test score|score|result|grade|балл|результат|оценка|ұпай|нәтиже"
        ),
        new(
            "test-day",
            Phrase.Of("people.column.test-day"),
            ColumnForm.Day,
            "test date|tested on|date of test|exam date|дата теста|дата экзамена|сынақ күні"
        ),
        new(
            "tester",
            Phrase.Of("people.column.tester"),
            ColumnForm.Sealed,
            "tested by|examiner|экзаменатор|кто принимал|сынақ алушы"
        ),
    ];
}
