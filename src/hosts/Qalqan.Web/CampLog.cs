using Microsoft.Extensions.Logging;
using Qalqan.Camp;

namespace Qalqan.Web;

/// <summary>What is logged of phones: ids, addresses and reasons; never a code, a token, a nonce or a name.</summary>
internal static partial class CampLog
{
    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "A phone was refused at {Step}: {Device}, {Why}, from {Address}"
    )]
    public static partial void Refused(ILogger log, string step, string? device, Refusal why, string address);

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Information,
        Message = "{Device} was paired for {Post}, {Person}, from {Address}"
    )]
    public static partial void Paired(ILogger log, string device, string post, string person, string address);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "{Device} began a session, from {Address}")]
    public static partial void Began(ILogger log, string device, string address);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "{Device} was revoked by {Post}")]
    public static partial void Revoked(ILogger log, string device, string post);

    [LoggerMessage(
        EventId = 5,
        Level = LogLevel.Warning,
        Message = "Refused a Host header of elsewhere, from {Address}"
    )]
    public static partial void WrongHost(ILogger log, string address);

    [LoggerMessage(
        EventId = 6,
        Level = LogLevel.Warning,
        Message = "Refused what was sent over the plain line, from {Address}"
    )]
    public static partial void PlainSend(ILogger log, string address);

    [LoggerMessage(
        EventId = 7,
        Level = LogLevel.Information,
        Message = "A pairing code was opened for {Post}, {Person} by {By}"
    )]
    public static partial void Invited(ILogger log, string post, string person, string by);
}
