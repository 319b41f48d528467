package no.kapitalkontroll.kk2.handover;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.amount;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.date;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.percent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.enforcement.DebtorIdentity;
import no.kapitalkontroll.kk2.core.enforcement.Petition;
import no.kapitalkontroll.kk2.core.enforcement.Petition.Item;
import no.kapitalkontroll.kk2.core.enforcement.Petition.ItemKind;
import no.kapitalkontroll.kk2.core.enforcement.SentLetter;
import no.kapitalkontroll.kk2.core.identifier.BankAccountNumber;
import no.kapitalkontroll.kk2.core.identifier.OrganisationNumber;
import no.kapitalkontroll.kk2.core.money.Money;

/** Turns a petition, and the evidence of a letter, into what their templates may see: text, yes and no, lists and maps. */
final class DescribePetition {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.uuuu 'kl.' HH:mm:ss");

    Map<String, Object> petition(Petition petition, List<String> evidence) {
        var subject = petition.subject();
        Map<String, Object> page = new HashMap<>();
        page.put("reference", petition.reference());
        page.put("date", date(petition.date()));
        page.put("claimant", claimant(petition.claimant()));
        page.put("debtor", debtor(petition.debtor()));
        page.put("basis", PetitionWords.basis(petition));
        page.put("facts", PetitionWords.facts(petition));
        page.put("plea", PetitionWords.plea(petition));
        page.put("invoiceNumber", String.valueOf(subject.invoiceNumber()));
        page.put("items", petition.items().stream().map(DescribePetition::item).toList());
        page.put("payments", payments(petition));
        page.put("total", amount(petition.total()));
        page.put("ratePercent", percent(petition.ratePercent()));
        page.put("perDay", amount(perDay(petition)));
        page.put("notice", letter(petition.notice()));
        page.put("demand", letter(petition.demand()));
        page.put("courtFee", petition.wishes().courtFee());
        page.put("petitionFee", amount(Money.rounded(petition.petitionFee().value())));
        page.put("petitionFeeUncertain", petition.petitionFee().confidence() == Rate.Confidence.UNCERTAIN);
        page.put("conciliation", petition.wishes().conciliation());
        page.put(
                "defaultJudgment",
                petition.wishes().conciliation() && petition.wishes().defaultJudgment());
        page.put("account", new BankAccountNumber(petition.claimant().bankAccount()).formatted());
        page.put("kid", subject.kid() == null ? "" : subject.kid());
        page.put("evidence", evidence);
        page.put("signatory", printable(petition.signatory()));
        return page;
    }

    /** @param number of the letter among the evidence */
    Map<String, Object> evidence(SentLetter letter, int number, Petition petition) {
        Map<String, Object> page = new HashMap<>(letter(letter));
        page.put("number", String.valueOf(number));
        page.put("reference", petition.reference());
        page.put("petitionDate", date(petition.date()));
        page.put("fileName", letter.fileName());
        page.put("sha256", letter.sha256());
        page.put("enforcementNotice", letter.enforcementNotice());
        page.put(
                "proofs",
                letter.proofs().stream()
                        .map(proof -> Map.of(
                                "channel", PetitionWords.channel(proof.channel()),
                                "recipient", printable(proof.recipient()),
                                "externalId", printable(proof.externalId()),
                                "email", proof.channel() == SentLetter.Channel.EMAIL,
                                "acceptedAt", MOMENT.format(proof.acceptedAt()),
                                "statement", printable(proof.statement())))
                        .toList());
        return page;
    }

    private static Map<String, Object> claimant(Petition.Claimant claimant) {
        return Map.of(
                "name", printable(claimant.name()),
                "number", new OrganisationNumber(claimant.organisationNumber()).formatted(),
                "address", address(claimant.address()),
                "contact",
                        Stream.of(claimant.handler(), claimant.handlerEmail(), claimant.handlerPhone())
                                .filter(text -> text != null && !text.isBlank())
                                .map(DescribePetition::printable)
                                .collect(Collectors.joining(", ")));
    }

    private static Map<String, Object> debtor(Petition.Debtor debtor) {
        var business = debtor.identity() instanceof DebtorIdentity.Business;
        return Map.of(
                "name",
                printable(debtor.name()),
                "business",
                business,
                "number",
                debtor.identity() instanceof DebtorIdentity.Business known
                        ? known.number().formatted()
                        : debtor.identity().reveal(),
                "address",
                address(debtor.address()));
    }

    private static Map<String, Object> item(Item item) {
        Map<String, Object> row = new HashMap<>();
        row.put("what", PetitionWords.item(item));
        if (item.period() != null) {
            row.put(
                    "period",
                    "%d dager av %s, %s %%"
                            .formatted(
                                    item.period().days(),
                                    amount(item.period().base()),
                                    percent(item.period().percent())));
        }
        row.put("original", amount(item.original()));
        row.put("remaining", amount(item.remaining()));
        return row;
    }

    /** What was paid, credited and given up, item by item. */
    private static List<Map<String, Object>> payments(Petition petition) {
        return petition.items().stream()
                .flatMap(item -> Stream.concat(
                        item.payments().stream()
                                .map(paid -> payment(
                                        item,
                                        "Innbetalt",
                                        paid.date(),
                                        paid.amount().negated())),
                        item.changes().stream().map(change -> payment(item, "Endret", change.date(), change.amount()))))
                .toList();
    }

    private static Map<String, Object> payment(Item item, String what, LocalDate on, Money amount) {
        return Map.of("what", what, "item", PetitionWords.item(item), "date", date(on), "amount", amount(amount));
    }

    private static Map<String, Object> letter(SentLetter letter) {
        return Map.of(
                "kind", PetitionWords.letter(letter.kind()),
                "date", date(letter.date()),
                "deadline", letter.deadline() == null ? "" : date(letter.deadline()),
                "channels",
                        letter.proofs().stream()
                                .map(proof -> PetitionWords.channel(proof.channel()))
                                .distinct()
                                .collect(Collectors.joining(" og ")));
    }

    /** By the year of the petition's date, as the creditor counts it: what the items and the statement of claim say. */
    private static Money perDay(Petition petition) {
        return Money.rounded(petition.remaining(ItemKind.PRINCIPAL)
                .amount()
                .multiply(petition.ratePercent())
                .divide(
                        BigDecimal.valueOf(100L
                                * petition.dayCount().daysIn(petition.date().getYear())),
                        10,
                        RoundingMode.HALF_UP));
    }

    private static List<String> address(PostalAddress address) {
        return Stream.concat(address.lines().stream(), Stream.of(address.postalCode() + " " + address.city()))
                .map(DescribePetition::printable)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** One line without what cannot be printed. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Co}\\u2028\\u2029]+", " ")
                .strip();
    }
}
