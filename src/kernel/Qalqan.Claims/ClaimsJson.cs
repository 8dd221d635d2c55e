using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Qalqan.Measures;

namespace Qalqan.Claims;

/// <summary>How claims are written: camel case, words for choices, ISO dates; strict both ways, so a typo is never silence.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    IgnoreReadOnlyProperties = true, // keys are computed: only what a claim was made with is stored
    Converters = [typeof(PooledStrings), typeof(IsoInstants), typeof(IsoDates)]
)]
[JsonSerializable(typeof(ScopeOpened))]
[JsonSerializable(typeof(ZoneSet))]
[JsonSerializable(typeof(StandardAdopted))]
[JsonSerializable(typeof(MissionAdopted))]
[JsonSerializable(typeof(Withdrawal))]
[JsonSerializable(typeof(ClockBack))]
[JsonSerializable(typeof(Released))]
[JsonSerializable(typeof(Issued))]
[JsonSerializable(typeof(Reissued))]
[JsonSerializable(typeof(Voided))]
[JsonSerializable(typeof(FormKept))]
[JsonSerializable(typeof(PostOpened))]
[JsonSerializable(typeof(Enrolled))]
[JsonSerializable(typeof(Held))]
[JsonSerializable(typeof(Stated))]
[JsonSerializable(typeof(Arrived))]
[JsonSerializable(typeof(Departed))]
[JsonSerializable(typeof(TourSet))]
[JsonSerializable(typeof(Identified))]
[JsonSerializable(typeof(KinNamed))]
[JsonSerializable(typeof(Reachable))]
[JsonSerializable(typeof(NationalRank))]
[JsonSerializable(typeof(LanguageTested))]
[JsonSerializable(typeof(PaperHeld))]
[JsonSerializable(typeof(FoundFit))]
[JsonSerializable(typeof(Vaccinated))]
[JsonSerializable(typeof(ConductCertified))]
[JsonSerializable(typeof(StrengthSigned))]
[JsonSerializable(typeof(Erased))]
[JsonSerializable(typeof(UnitReported))]
[JsonSerializable(typeof(HeadCounted))]
[JsonSerializable(typeof(StrengthDeclared))]
[JsonSerializable(typeof(MilestoneReached))]
[JsonSerializable(typeof(Logged))]
[JsonSerializable(typeof(TaskOrdered))]
[JsonSerializable(typeof(TaskStaged))]
[JsonSerializable(typeof(Debriefed))]
[JsonSerializable(typeof(Restricted))]
[JsonSerializable(typeof(FlashDrafted))]
[JsonSerializable(typeof(FlashAcknowledged))]
[JsonSerializable(typeof(FlashClosed))]
[JsonSerializable(typeof(PaperWords))]
[JsonSerializable(typeof(TempoReported))]
[JsonSerializable(typeof(TotalDeclared))]
[JsonSerializable(typeof(AlarmRaised))]
[JsonSerializable(typeof(AlarmEnded))]
[JsonSerializable(typeof(Accounted))]
[JsonSerializable(typeof(Sheltered))]
[JsonSerializable(typeof(CasualtyReported))]
[JsonSerializable(typeof(KinTold))]
[JsonSerializable(typeof(Observed))]
[JsonSerializable(typeof(Graded))]
[JsonSerializable(typeof(Photographed))]
[JsonSerializable(typeof(PhotoCovered))]
[JsonSerializable(typeof(InformantKnown))]
[JsonSerializable(typeof(Notified))]
[JsonSerializable(typeof(Drawn))]
[JsonSerializable(typeof(IncidentStated))]
[JsonSerializable(typeof(Linked))]
[JsonSerializable(typeof(HeldApart))]
[JsonSerializable(typeof(StillSo))]
[JsonSerializable(typeof(Decided))]
[JsonSerializable(typeof(Protested))]
[JsonSerializable(typeof(ProtestAnswered))]
[JsonSerializable(typeof(ProtestClosed))]
[JsonSerializable(typeof(InspectionPlanned))]
[JsonSerializable(typeof(InspectionAsked))]
[JsonSerializable(typeof(Inspected))]
[JsonSerializable(typeof(LayerDrafted))]
[JsonSerializable(typeof(LayerAccepted))]
[JsonSerializable(typeof(MoveOpened))]
[JsonSerializable(typeof(MoveStaged))]
[JsonSerializable(typeof(NodeDescribed))]
[JsonSerializable(typeof(LegPlanned))]
[JsonSerializable(typeof(LegPassed))]
[JsonSerializable(typeof(ChalkListed))]
[JsonSerializable(typeof(ChalkStated))]
[JsonSerializable(typeof(RoleListed))]
[JsonSerializable(typeof(ErrandPlanned))]
[JsonSerializable(typeof(SeatingProposed))]
[JsonSerializable(typeof(ItemListed))]
[JsonSerializable(typeof(ClearanceWanted))]
[JsonSerializable(typeof(ClearanceStepped))]
[JsonSerializable(typeof(NodeCounted))]
[JsonSerializable(typeof(MarchOrdered))]
[JsonSerializable(typeof(EscortArranged))]
[JsonSerializable(typeof(EscortMet))]
[JsonSerializable(typeof(CheckedIn))]
[JsonSerializable(typeof(Tracked))]
[JsonSerializable(typeof(ReliefPlanned))]
[JsonSerializable(typeof(Relieved))]
[JsonSerializable(typeof(PageWritten))]
[JsonSerializable(typeof(PropertyHanded))]
[JsonSerializable(typeof(LessonDrawn))]
[JsonSerializable(typeof(ChecklistLine))]
[JsonSerializable(typeof(LineDone))]
[JsonSerializable(typeof(PostEntrusted))]
[JsonSerializable(typeof(CompartmentEntrusted))]
[JsonSerializable(typeof(HandedOver))]
[JsonSerializable(typeof(DevicePaired))]
[JsonSerializable(typeof(DeviceRevoked))]
[JsonSerializable(typeof(DeviceClock))]
[JsonSerializable(typeof(DetailOpened))]
internal sealed partial class ClaimsJson : JsonSerializerContext;

/// <summary>Choices as kebab-case words; a number in their place is refused.</summary>
internal sealed class Kebab<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

internal sealed class IsoInstants : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Iso.TryParse(reader.GetString() ?? "", out var instant) ? instant : throw new JsonException("Not a time in Z.");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Iso.Format(value));
}

internal sealed class IsoDates : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString() ?? "").TryGetValue(default, out var date)
            ? date
            : throw new JsonException("Not a date as 2024-03-15.");

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}

internal sealed class PooledStrings : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        StringPool.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
