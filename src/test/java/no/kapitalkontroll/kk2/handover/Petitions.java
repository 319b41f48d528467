package no.kapitalkontroll.kk2.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.enforcement.DebtorIdentity;
import no.kapitalkontroll.kk2.core.enforcement.Petition;
import no.kapitalkontroll.kk2.core.enforcement.Petition.Item;
import no.kapitalkontroll.kk2.core.enforcement.Petition.ItemKind;
import no.kapitalkontroll.kk2.core.enforcement.SentLetter;
import no.kapitalkontroll.kk2.core.identifier.NationalIdentityNumber;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** An invented petition for tests: every kind of item, one payment, one credit. The numbers are nobody's. */
final class Petitions {

    static final byte[] INVOICE = "invoice".getBytes(UTF_8);
    static final byte[] NOTICE = "notice".getBytes(UTF_8);
    static final byte[] DEMAND = "demand".getBytes(UTF_8);

    private static final LocalDate DUE = LocalDate.parse("2026-08-31");

    private Petitions() {}

    static Petition ofPerson() {
        return petition(new DebtorIdentity.Person(
                NationalIdentityNumber.of("15064560090").orElseThrow()));
    }

    static Petition petition(DebtorIdentity debtor) {
        return petition(debtor, LocalDate.parse("2026-10-23"), DayCount.ACTUAL_ACTUAL);
    }

    static Petition petition(DebtorIdentity debtor, LocalDate date, DayCount dayCount) {
        return new Petition(
                "fjellheim-10234",
                date,
                "Siv Saksvik",
                new Petition.Wishes(true, true, true),
                new Petition.Claimant(
                        "Fjellheim Renhold AS",
                        "914286018",
                        new PostalAddress(List.of("Storgata 1"), "0155", "Oslo", null),
                        "Siv Saksvik",
                        "inkasso@fjellheim.example",
                        "22 00 00 00",
                        "12345678903"),
                new Petition.Debtor(
                        "Kari Anne Lunde",
                        debtor,
                        new PostalAddress(List.of("Bjørkeveien 12 B"), "0355", "Oslo", "NO")),
                new Petition.Subject(
                        10234, LocalDate.parse("2026-08-17"), DUE, "renhold av kontorlokaler i juli", "0010234100"),
                items(),
                demand(),
                demand(),
                List.of(notice(), demand()),
                List.of(),
                new BigDecimal("12.25"),
                dayCount,
                new Rate(
                        RateKind.ENFORCEMENT_PETITION_FEE,
                        null,
                        null,
                        new BigDecimal("1627.00"),
                        "test",
                        Rate.Confidence.UNCERTAIN));
    }

    static List<Attachment> attachments() {
        return List.of(
                Attachment.invoice(10234, INVOICE),
                Attachment.letter(notice(), NOTICE),
                Attachment.letter(demand(), DEMAND));
    }

    static SentLetter notice() {
        return letter(LetterKind.COLLECTION_NOTICE, false, "2026-09-15", "2026-09-29", NOTICE);
    }

    static SentLetter demand() {
        return letter(LetterKind.PAYMENT_DEMAND, true, "2026-10-05", "2026-10-19", DEMAND);
    }

    private static SentLetter letter(LetterKind kind, boolean notice, String date, String deadline, byte[] pdf) {
        return new SentLetter(
                1,
                kind,
                notice,
                LocalDate.parse(date),
                LocalDate.parse(deadline),
                date + "-10234-" + kind.word() + ".pdf",
                StoredRecords.sha256(pdf),
                List.of(new SentLetter.Proof(
                        SentLetter.Channel.EMAIL,
                        "kari@lunde.example",
                        "<kk2.fjellheim.1@fjellheim.example>",
                        LocalDate.parse(date).atTime(6, 0, 12),
                        "250 taken")));
    }

    private static List<Item> items() {
        var paid = List.of(new Petition.Dated(LocalDate.parse("2026-09-20"), Money.of("2000.00")));
        var credited = List.of(new Petition.Dated(LocalDate.parse("2026-09-22"), Money.of("-500.00")));
        return List.of(
                new Item(
                        ItemKind.PRINCIPAL,
                        "10234",
                        DUE,
                        null,
                        null,
                        Money.of("12500.00"),
                        Money.of("10000.00"),
                        null,
                        paid,
                        credited),
                new Item(
                        ItemKind.INTEREST,
                        "10234-rente-1",
                        LocalDate.parse("2026-10-22"),
                        null,
                        null,
                        Money.of("177.88"),
                        Money.of("177.88"),
                        new Petition.Period(
                                DUE, LocalDate.parse("2026-10-22"), 53, Money.of("10000.00"), new BigDecimal("12.25")),
                        List.of(),
                        List.of()),
                fee(ItemKind.OUT_OF_COURT, "10234-kostnad-1", "2026-10-05", LetterKind.PAYMENT_DEMAND, "113.00"),
                fee(ItemKind.WRITING, "10234-skriving-2", "2026-10-23", null, "672.50"),
                fee(ItemKind.OUTLAY, "10234-utlegg-1", "2026-10-22", null, "1627.00"));
    }

    private static Item fee(ItemKind kind, String reference, String date, LetterKind letter, String amount) {
        return new Item(
                kind,
                reference,
                LocalDate.parse(date),
                letter,
                kind == ItemKind.OUT_OF_COURT ? "inkassoforskriften § 1-2" : ClaimWritingCosts.LEGAL_BASIS,
                Money.of(amount),
                Money.of(amount),
                null,
                List.of(),
                List.of());
    }
}
