package no.kapitalkontroll.kk2.letter;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.account;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.amount;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.date;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.organisationNumber;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.percent;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.charge.InterestLine;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.Notice;

/**
 * Turns a notice into what a template may see: text, yes and no, lists and maps of them. Amounts and dates are written
 * out here, so a template calculates nothing and calls nothing. What is missing is left out of its map.
 */
final class DescribeNotice {

    Map<String, Object> describe(Notice notice, byte[] logoPngOrNull) {
        NoticeSums sums = NoticeSums.of(notice);
        Map<String, Object> letter = new HashMap<>();
        letter.put("kind", notice.kind().word());
        letter.put("enforcementNotice", notice.enforcementNotice());
        letter.put("date", date(notice.letterDate()));
        letter.put("deadline", date(notice.deadline()));
        letter.put("sender", sender(notice.sender()));
        letter.put("addressee", addressee(notice.addressee()));
        letter.put("subject", subject(notice.subject()));
        letter.put("received", received(notice.received()));
        letter.put("principal", amount(notice.principal()));
        letter.put("interest", interest(notice.interest().lines()));
        letter.put("fees", fees(notice.fees()));
        letter.put("total", amount(notice.total()));
        putPositive(letter, "coveredElsewhere", sums.coveredElsewhere());
        putPositive(letter, "interestSettled", sums.interestSettled());
        putPositive(letter, "feesSettled", sums.feesSettled());
        putPositive(letter, "costs", notice.costs());
        if (notice.interestPerDay().isPositive()) {
            letter.put("ratePercent", percent(notice.ratePercent()));
            letter.put("interestPerDay", amount(notice.interestPerDay()));
        }
        if (notice.enforcementCosts() != null) {
            letter.put("enforcementCosts", enforcementCosts(notice.enforcementCosts()));
        }
        if (logoPngOrNull != null) {
            letter.put("logo", Base64.getEncoder().encodeToString(logoPngOrNull));
        }
        return letter;
    }

    private static Map<String, Object> sender(Notice.Sender sender) {
        Map<String, Object> described = new HashMap<>();
        putText(described, "name", sender.name());
        described.put("organisationNumber", organisationNumber(sender.organisationNumber()));
        described.put("address", address(sender.addressLines(), sender.postalCode(), sender.city()));
        putText(described, "contactName", sender.contactName());
        putText(described, "contactEmail", sender.contactEmail());
        putText(described, "contactPhone", sender.contactPhone());
        described.put("bankAccount", account(sender.bankAccount()));
        return described;
    }

    private static Map<String, Object> addressee(Notice.Addressee addressee) {
        return Map.of(
                "name", printable(addressee.name()),
                "address", address(addressee.addressLines(), addressee.postalCode(), addressee.city()));
    }

    private static Map<String, Object> subject(Notice.Subject subject) {
        Map<String, Object> described = new HashMap<>();
        putText(described, "reference", subject.reference());
        described.put("invoiceNumber", String.valueOf(subject.invoiceNumber()));
        described.put("invoiceDate", date(subject.invoiceDate()));
        described.put("dueDate", date(subject.dueDate()));
        described.put("invoiceAmount", amount(subject.invoiceAmount()));
        putText(described, "concerns", subject.concerns());
        putText(described, "kid", subject.kid());
        return described;
    }

    private static List<Map<String, Object>> received(List<Notice.Received> received) {
        return received.stream()
                .map(one -> Map.<String, Object>of(
                        "date", date(one.date()),
                        "amount", amount(one.amount().negated()),
                        "credit", one.credit()))
                .toList();
    }

    /** A line ends on its last day: the day after is the next line's, or the letter's own and not counted. */
    private static List<Map<String, Object>> interest(List<InterestLine> lines) {
        return lines.stream()
                .filter(line -> line.days() > 0)
                .map(line -> Map.<String, Object>of(
                        "from", date(line.from()),
                        "lastDay", date(line.to().minusDays(1)),
                        "days", String.valueOf(line.days()),
                        "base", amount(line.principal()),
                        "percent", percent(line.percent()),
                        "amount", amount(line.amount())))
                .toList();
    }

    private static List<Map<String, Object>> fees(List<Notice.FeeLine> fees) {
        return fees.stream()
                .map(fee -> Map.<String, Object>of(
                        "letter", fee.letter() == null ? "petition-writing" : fee.letter().word(),
                        "date", date(fee.date()),
                        "amount", amount(fee.amount()),
                        "legalBasis", printable(fee.legalBasis()),
                        "compensation", fee.legalBasis().contains("3 a")))
                .toList();
    }

    private static Map<String, Object> enforcementCosts(Notice.EnforcementCosts costs) {
        Map<String, Object> described = new HashMap<>();
        if (costs.petitionFee() != null) {
            putPositive(described, "petitionFee", costs.petitionFee());
        }
        if (costs.writingCap() != null) {
            putPositive(described, "writingCap", costs.writingCap());
        }
        return described;
    }

    private static List<String> address(List<String> lines, String postalCode, String city) {
        List<String> address = new ArrayList<>();
        lines.stream()
                .map(DescribeNotice::printable)
                .filter(line -> !line.isEmpty())
                .forEach(address::add);
        address.add(printable(postalCode + " " + city));
        return address;
    }

    private static void putPositive(Map<String, Object> map, String key, Money money) {
        if (money.isPositive()) {
            map.put(key, amount(money));
        }
    }

    private static void putText(Map<String, Object> map, String key, String textOrNull) {
        if (textOrNull != null && !textOrNull.isBlank()) {
            map.put(key, printable(textOrNull));
        }
    }

    /** One line without control characters, half surrogates and the like: none of them is printable, and XML refuses some. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Co}\\u2028\\u2029]+", " ")
                .strip();
    }
}
