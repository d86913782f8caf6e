using System.Security.Cryptography;
using System.Text;
using AdminPortal.Application.Access;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement.Payments;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>Bank files, one for each month, with a payment for what is paid on each invoice, and some that wait for a person.</summary>
internal sealed class DemoPayments(DemoCalendar calendar)
{
    /// <summary>Months with payments: invoices are of the last thirty.</summary>
    private const int Months = 31;

    private const string Account = "15030000003";

    private static readonly DevelopmentPerson Frida = DevelopmentPerson.All.First(person => person.SignInRole == StaffRole.Finance);

    private readonly Dictionary<string, Invoice> labelled = new(StringComparer.Ordinal);
    private long lastId;

    /// <summary>The files, the oldest first; they come before their payments.</summary>
    public IEnumerable<PaymentFile> Files()
    {
        for (var number = 1; number <= Months; number++)
        {
            var month = calendar.Day.AddDays(1 - calendar.Day.Day).AddMonths(number - Months);
            var format = number % 2 == 1 ? PaymentFormat.Camt054 : PaymentFormat.OcrGiro;
            var name = $"innbetalinger-{month:yyyy-MM}.{(format == PaymentFormat.Camt054 ? "xml" : "txt")}";
            yield return new()
            {
                Id = number,
                Name = name,
                Format = format,
                Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))),
                MessageId = DemoNumbers.Text(1_700_000 + number, 7),
                ReadAt = ReadAt(number),
                ReadById = Frida.Id,
                ReadByName = Frida.Name,
            };
        }
    }

    /// <summary>The payment of an invoice on which something is paid, matched by itself where it is all of it; else null.</summary>
    public Payment? Of(Invoice invoice)
    {
        lastId = invoice.Id;
        if (invoice.InvoiceNumber.StartsWith("DEMO-", StringComparison.Ordinal))
        {
            labelled.Add(invoice.InvoiceNumber, invoice);
        }

        if (invoice.PaidAmount <= 0m)
        {
            return null;
        }

        var isFull = invoice.PaidAmount == invoice.TotalInvoiceAmount;
        var payment = Paid(invoice.Id, BookedOn(invoice), invoice.PaidAmount, invoice.CurrencyCode, invoice.PaymentId, invoice.ReceiverName);
        payment.Status = PaymentStatus.Matched;
        payment.Kind = isFull ? MatchKind.Full : MatchKind.Part;
        payment.Matches.Add(new()
        {
            PaymentId = payment.Id,
            InvoiceId = invoice.Id,
            Amount = invoice.PaidAmount,
            Confirmed = true,
            ConfirmedById = isFull ? null : Frida.Id,
            ConfirmedByName = isFull ? null : Frida.Name,
            ConfirmedAt = ReadAt(payment.FileId),
        });
        return payment;
    }

    /// <summary>One of each kind that waits for a person, on the labelled invoices, and one that was set aside. After all others.</summary>
    public IEnumerable<Payment> Open()
    {
        yield return Waiting(MatchKind.Part, "DEMO-OVERDUE-1", 2_000m);
        yield return Waiting(MatchKind.Over, "DEMO-OVERDUE-2", Total("DEMO-OVERDUE-2") + 100m);
        yield return Waiting(MatchKind.Several, "DEMO-DUPREF-1", Total("DEMO-DUPREF-1") + Total("DEMO-DUPREF-2"));
        yield return Waiting(MatchKind.OtherCurrency, "DEMO-OVERDUE-3", 600m, "EUR");
        yield return Waiting(MatchKind.Reversal, "DEMO-PAID-1", -Total("DEMO-PAID-1"));
        yield return Loose(PaymentStatus.Open, 1_250m, "4099000000017", "Fjordvik Eiendom AS");
        yield return Loose(PaymentStatus.Open, 899.50m, null, "Kari Nordmann");
        yield return Loose(PaymentStatus.SetAside, 312.75m, "Renter", "Banken");
    }

    private Payment Waiting(MatchKind kind, string number, decimal amount, string currency = "NOK")
    {
        var payment = Paid(++lastId, calendar.Day.AddDays(-1), amount, currency, labelled[number].PaymentId, labelled[number].ReceiverName);
        payment.Kind = kind;
        return payment;
    }

    private Payment Loose(PaymentStatus status, decimal amount, string? reference, string payer)
    {
        var payment = Paid(++lastId, calendar.Day.AddDays(-2), amount, "NOK", reference, payer);
        payment.Status = status;
        return payment;
    }

    private Payment Paid(long id, DateOnly bookedOn, decimal amount, string currency, string? reference, string payer) => new()
    {
        Id = id,
        Version = 1,
        FileId = Months - MonthsAgo(bookedOn),
        Fingerprint = $"demo-{DemoNumbers.Text((int)id, 8)}",
        BookedOn = bookedOn,
        Amount = amount,
        CurrencyCode = currency,
        Reference = reference,
        PayerName = payer,
        CreditorAccount = Account,
        Status = PaymentStatus.Open,
        Kind = MatchKind.Unknown,
    };

    /// <summary>The day before the portal saw that it is settled; lately, where the ERP does not say so.</summary>
    private DateOnly BookedOn(Invoice invoice)
    {
        var issued = DemoCalendar.NorwegianDate(invoice.InvoiceDate);
        var booked = invoice.SettledSeenAt is { } seen ? DemoCalendar.NorwegianDate(seen).AddDays(-1) : calendar.Day.AddDays(-2);
        return booked < issued ? issued : booked;
    }

    private int MonthsAgo(DateOnly day) => Math.Clamp((calendar.Day.Year - day.Year) * 12 + calendar.Day.Month - day.Month, 0, Months - 1);

    /// <summary>The morning after the month's end, or this morning.</summary>
    private DateTime ReadAt(long file)
    {
        var next = calendar.Today.AddDays(1 - calendar.Today.Day).AddMonths((int)file - Months + 1).AddHours(5);
        return next < calendar.Today ? next : calendar.Today.AddHours(-19);
    }

    private decimal Total(string number) => labelled[number].TotalInvoiceAmount;
}
