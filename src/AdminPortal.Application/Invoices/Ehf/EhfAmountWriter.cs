namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>Writes lines, adjustments and totals.</summary>
internal static class EhfAmountWriter
{
    /// <summary>UNCL 5189 "Discount" and UNCL 7161 "Miscellaneous", each with the same in words.</summary>
    private static readonly (string Code, string Reason) Allowance = ("95", "Rabatt"), Charge = ("ABK", "Gebyr");

    public static void Write(EhfElements elements, EhfAdjustment adjustment) => elements.Group("AllowanceCharge", () =>
    {
        var (code, reason) = adjustment.IsCharge ? Charge : Allowance;
        elements.Flag("ChargeIndicator", adjustment.IsCharge);
        elements.Text("AllowanceChargeReasonCode", adjustment.IsRounding ? null : code);
        elements.Text("AllowanceChargeReason", adjustment.IsRounding ? "Avrunding" : reason);
        elements.Amount("Amount", adjustment.Amount);
        if (adjustment.Vat is { } vat)
        {
            WriteCategory(elements, "TaxCategory", vat, withReason: false);
        }
    });

    public static void Write(EhfElements elements, EhfTotals totals)
    {
        elements.Group("TaxTotal", () =>
        {
            elements.Amount("TaxAmount", totals.Tax);
            foreach (var part in totals.TaxParts)
            {
                elements.Group("TaxSubtotal", () =>
                {
                    elements.Amount("TaxableAmount", part.Taxable);
                    elements.Amount("TaxAmount", part.Tax);
                    WriteCategory(elements, "TaxCategory", part.Vat, withReason: true);
                });
            }
        });
        elements.Group("LegalMonetaryTotal", () =>
        {
            elements.Amount("LineExtensionAmount", totals.Lines);
            elements.Amount("TaxExclusiveAmount", totals.WithoutTax);
            elements.Amount("TaxInclusiveAmount", totals.WithTax);
            Unless0("AllowanceTotalAmount", totals.Allowances);
            Unless0("ChargeTotalAmount", totals.Charges);
            Unless0("PayableRoundingAmount", totals.Rounding);
            elements.Amount("PayableAmount", totals.Payable);
        });

        void Unless0(string name, decimal amount)
        {
            if (amount != 0)
            {
                elements.Amount(name, amount);
            }
        }
    }

    public static void Write(EhfElements elements, EhfLine line, bool isCreditNote) => elements.Group(isCreditNote ? "CreditNoteLine" : "InvoiceLine", () =>
    {
        elements.Text("ID", line.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        elements.Text("Note", line.UnitAsWritten is { } unit ? $"Enhet: {unit}" : null);
        elements.Quantity(isCreditNote ? "CreditedQuantity" : "InvoicedQuantity", line.Quantity, line.Unit);
        elements.Amount("LineExtensionAmount", line.Amount);
        EhfWriter.WritePeriod(elements, line.Period);
        foreach (var adjustment in line.Adjustments)
        {
            Write(elements, adjustment);
        }

        elements.Group("Item", () =>
        {
            elements.Text("Name", line.Name);
            if (line.ItemNumber is { } item)
            {
                elements.Group("SellersItemIdentification", () => elements.Text("ID", item));
            }

            WriteCategory(elements, "ClassifiedTaxCategory", line.Vat, withReason: false);
        });
        elements.Group("Price", () => elements.Price("PriceAmount", line.Price));
    });

    /// <summary>Why nothing is taxed is said once, in the breakdown (BR-G-10, BR-O-10); outside VAT there is no rate (BR-O-05).</summary>
    private static void WriteCategory(EhfElements elements, string name, EhfVat vat, bool withReason) => elements.Group(name, () =>
    {
        elements.Text("ID", vat.Category);
        if (vat.Category != "O")
        {
            elements.Percent(vat.Percent);
        }

        if (withReason && ReasonOf(vat.Category) is var (code, reason))
        {
            elements.Text("TaxExemptionReasonCode", code);
            elements.Text("TaxExemptionReason", reason);
        }

        elements.Group("TaxScheme", () => elements.Text("ID", "VAT"));
    });

    private static (string Code, string Reason)? ReasonOf(string category) => category switch
    {
        "G" => ("VATEX-EU-G", "Omsatt til utlandet, uten merverdiavgift"),
        "O" => ("VATEX-EU-O", "Selger er ikke registrert i Merverdiavgiftsregisteret"),
        _ => null,
    };
}
