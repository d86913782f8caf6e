using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>Invoices of the last thirty months that add up by the settlement checks' rules; the labelled exceptions stand first.</summary>
internal sealed class DemoInvoices(DemoHierarchy hierarchy, DemoOrganizations organizations, DemoBilling billing, DemoCalendar calendar)
{
    private const int OldestDays = 900;

    private long id;

    /// <summary>Receiver and user by their places; the receiver may be <see cref="DemoHierarchy.None"/>: the ERP knows it, the portal does not.</summary>
    public Invoice Blank(string? number, int receiver, int user, DateTime date, DemoCurrency currency)
    {
        id++;
        var party = organizations.Describe(receiver == DemoHierarchy.None ? user : receiver);
        return new()
        {
            Id = id,
            Version = 1,
            InvoiceNumber = number ?? Number(calendar.Today - date, new DemoRandom(DemoDraw.Invoice, ~id)),
            InvoiceDate = date,
            DueOn = DemoCalendar.NorwegianDate(date).AddDays(party.PaymentTermsDays ?? Organization.DefaultPaymentTermsDays),
            ReceiverId = receiver == DemoHierarchy.None ? null : DemoOrganizations.Id(receiver),
            ReceiverName = receiver == DemoHierarchy.None ? "Ukjent Mottaker AS" : party.Name,
            UserId = DemoOrganizations.Id(user),
            UserName = receiver == user ? party.Name : organizations.Describe(user).Name,
            CurrencyCode = currency.Code,
            InvoiceAddressStreet = party.Street,
            InvoiceAddressStreetNumber = party.StreetNumber,
            InvoiceAddressZipCode = party.PostalCode,
            InvoiceAddressCity = party.City,
            InvoiceAddressCountryRegionIsoCode = party.Country,
            InvoiceAddressCountryRegionId = DemoPlaces.Alpha3(party.Country),
            SalesOrderNumber = $"SO-{DemoNumbers.Text((int)id, 7)}",
            InvoiceCustomerAccountNumber = (receiver == DemoHierarchy.None ? null : billing.CustomerNumber(receiver)) ?? DemoNumbers.Text(100_000 + user, 6),
            PaymentId = DemoPaymentReferences.KidMod10(user, id),
        };
    }

    public IEnumerable<Invoice> All()
    {
        foreach (var labelled in new DemoFindings(this, hierarchy, calendar).All())
        {
            yield return labelled;
        }

        for (var place = 0; place < hierarchy.Count; place++)
        {
            if (organizations.IsDeleted(place))
            {
                continue;
            }

            var random = new DemoRandom(DemoDraw.Invoice, place);
            for (var count = place == hierarchy.Delegated ? 12 : Count(random); count > 0; count--)
            {
                yield return Draw(place, random);
            }
        }

        foreach (var labelled in new DemoEhf(this, calendar).All())
        {
            yield return labelled;
        }
    }

    /// <summary>Totals as the lines and the header's own charge, discount and tax on the charge give them.</summary>
    public static void Total(Invoice invoice, decimal headerDiscount = 0m, decimal headerCharge = 0m, decimal headerTax = 0m)
    {
        invoice.InvoiceHeaderTaxAmount = headerTax;
        invoice.TotalTaxAmount = invoice.Lines.Sum(line => line.LineTotalTaxAmount) + headerTax;
        invoice.TotalDiscountAmount = invoice.Lines.Sum(line => line.LineTotalDiscountAmount) + headerDiscount;
        invoice.TotalChargeAmount = invoice.Lines.Sum(line => line.LineTotalChargeAmount) + headerCharge;
        invoice.TotalInvoiceAmount = invoice.Lines.Sum(line => line.LineAmount) - headerDiscount + invoice.TotalChargeAmount + invoice.TotalTaxAmount;
    }

    private static int Count(DemoRandom random) => random.Below(100) switch
    {
        < 35 => 0,
        < 55 => random.Between(1, 2),
        < 85 => random.Between(3, 6),
        _ => random.Between(7, 12),
    };

    private Invoice Draw(int user, DemoRandom random)
    {
        var receiver = Receiver(user, random);
        var country = organizations.Describe(receiver).Country;
        var currency = DemoCurrency.For(country, random);
        var age = random.Chance(2) ? -random.Between(1, 20) : random.Between(1, OldestDays);
        var date = random.Chance(70) || age < 1 ? DemoCalendar.NorwegianMidnight(calendar.Day.AddDays(-age)) : calendar.Ago(age, random);
        var invoice = Blank(null, receiver, user, date, currency);
        var isCredit = random.Chance(2);
        var day = calendar.Today.AddDays(-age);
        for (var count = DemoInvoiceLines.Count(random); count > 0; count--)
        {
            invoice.Lines.Add(DemoInvoiceLines.Draw(invoice, currency, country, isCredit, day, random));
        }

        var charge = !isCredit && random.Chance(10) ? currency.Round(59m * currency.PerKrone) : 0m;
        var discount = !isCredit && random.Chance(5) ? currency.Round(invoice.Lines.Sum(line => line.LineAmount) * 0.02m) : 0m;
        Total(invoice, discount, charge, country == "NO" ? currency.Round(charge * 0.25m) : 0m);
        AddReferences(invoice, user, random);
        Settle(invoice, age, random);
        return invoice;
    }

    /// <summary>Mostly who used the services; for a share of those below another, one of those above.</summary>
    private int Receiver(int user, DemoRandom random)
    {
        var parent = hierarchy.ParentOf(user);
        if (parent == DemoHierarchy.None || !random.Chance(30))
        {
            return user;
        }

        return random.Chance(50) ? parent : hierarchy.RootOf(user);
    }

    private static void AddReferences(Invoice invoice, int user, DemoRandom random)
    {
        invoice.PaymentId = random.Below(10) switch
        {
            < 5 => invoice.PaymentId,
            < 8 => DemoPaymentReferences.KidMod11(user, invoice.Id),
            _ => DemoPaymentReferences.Free(invoice.Id, random),
        };
        invoice.CustomersOrderReference = random.Chance(60) ? $"Best. {random.Digits(6)}" : null;
        invoice.ContractReference = random.Chance(70) ? $"KTR-{random.Digits(5)}" : null;
        invoice.DocumentReference = random.Chance(40) ? $"DOC-{random.Digits(6)}" : null;
    }

    private void Settle(Invoice invoice, int age, DemoRandom random)
    {
        var percent = (calendar.Day.DayNumber - invoice.DueOn.DayNumber) switch
        {
            <= 0 => 15,
            <= 30 => 60,
            <= 60 => 80,
            <= 90 => 88,
            _ => 97,
        };
        if (age > 2 && random.Chance(percent))
        {
            invoice.Settled = true;
            invoice.PaidAmount = Math.Max(invoice.TotalInvoiceAmount, 0m);
            invoice.SettledSeenAt = invoice.InvoiceDate.AddDays(1 + random.Below(Math.Min(age - 2, 60))).AddMinutes(random.Below(600));
        }
    }

    /// <summary>The series' year follows the age, not the calendar, so that a number is the same whenever the rows are made.</summary>
    private string Number(TimeSpan age, DemoRandom random)
    {
        var series = age.Days switch { < 300 => 2026, < 665 => 2025, _ => 2024 };
        var number = $"{series}-{DemoNumbers.Text((int)id, 6)}";
        return random.Below(100) switch
        {
            0 => $"INV-{number}.1",
            1 => $"INV.{number.Replace('-', '.')}",
            _ => $"INV-{number}",
        };
    }
}
