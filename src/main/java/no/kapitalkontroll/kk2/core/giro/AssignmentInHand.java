package no.kapitalkontroll.kk2.core.giro;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.giro.GiroReading.Refused;
import no.kapitalkontroll.kk2.core.identifier.BankAccountNumber;
import no.kapitalkontroll.kk2.core.identifier.Kid;
import no.kapitalkontroll.kk2.core.money.Money;

/** One assignment (oppdrag) while its records are read in their order: 20, then 30, 31 and 32 again and again, then 88. */
final class AssignmentInHand {

    private static final String FETCH_AGAIN = "fetch the file from the bank again; nothing of it was booked";

    /** What the books can hold. */
    private static final Money LARGEST = Money.of("9999999999999.99");

    private final String account;
    private final List<GiroPayment> payments = new ArrayList<>();
    private String number;
    private int records;
    private GiroRecord last;
    private LocalDate endedOn;

    /** @param account the creditor's, eleven digits */
    AssignmentInHand(String account) {
        this.account = account;
    }

    List<GiroPayment> payments() {
        return payments;
    }

    int records() {
        return records;
    }

    /** The date of the record that ended it; null while it goes on. */
    LocalDate endedOn() {
        return endedOn;
    }

    Optional<Refused> next(GiroRecord record) {
        records++;
        var refused =
                switch (record.kind()) {
                    case "0920" -> begin(record);
                    case "0930" -> pay(record);
                    case "0931" -> sayWhen(record);
                    case "0932" -> passOver(record);
                    case "0988" -> end(record);
                    default -> record.refused("a record of this kind does not belong into an assignment", FETCH_AGAIN);
                };
        last = record;
        return refused;
    }

    private Optional<Refused> begin(GiroRecord record) {
        if (number != null) {
            return record.refused("an assignment begins before the one before it has ended", FETCH_AGAIN);
        }
        if (!record.type().equals("00") || !record.isDigits(9, 35)) {
            return record.refused("the record that begins an assignment is not as described", FETCH_AGAIN);
        }
        if (!BankAccountNumber.isValid(record.at(25, 35))) {
            return record.refused("the account's check digit is wrong", FETCH_AGAIN);
        }
        if (!record.at(25, 35).equals(account)) {
            return record.refused(
                    "the account is not the creditor's bank-account",
                    "lay the file into its own creditor's folder, or mend bank-account in the creditor file");
        }
        number = record.at(18, 24);
        return Optional.empty();
    }

    private Optional<Refused> pay(GiroRecord record) {
        var type = GiroType.of(record.type());
        var paidOn = record.date(16);
        if (type.isEmpty()) {
            return record.refused("the transaction type is none of 10 to 21", FETCH_AGAIN);
        }
        if (!record.isDigits(9, 15) || !record.isDigits(33, 49) || paidOn.isEmpty()) {
            return record.refused("number, date or amount of the transaction are not digits, or no date", FETCH_AGAIN);
        }
        if (!payments.isEmpty() && record.number(9, 15) != lastNumber() + 1) {
            return record.refused("the transaction's number does not follow the one before it", FETCH_AGAIN);
        }
        var returned = record.at(32, 32).equals("-");
        if (!returned && (!record.at(32, 32).equals("0") || type.get().isReversal())) {
            return record.refused(
                    "the sign of the amount is not as described for its type",
                    "ask the bank what it means, and register the payments by hand");
        }
        var kid = record.at(50, 74).stripLeading();
        if (!type.get().isFreeText() && !Kid.isValid(kid)) {
            return record.refused("the KID's check digit is wrong, or there is no KID", FETCH_AGAIN);
        }
        var amount = Money.ore(record.number(33, 49));
        if (amount.isZero()) {
            return record.refused("the amount is nothing", FETCH_AGAIN);
        }
        if (amount.compareTo(LARGEST) > 0) {
            return record.refused(
                    "the amount is larger than any that is kept",
                    "ask the bank what it means; nothing of it was booked");
        }
        payments.add(new GiroPayment(
                record.line(),
                account,
                number,
                record.at(9, 15),
                type.get(),
                paidOn.get(),
                null,
                returned ? amount.negated() : amount,
                type.get().isFreeText() ? null : kid,
                null));
        return Optional.empty();
    }

    private Optional<Refused> sayWhen(GiroRecord record) {
        if (!follows(record, "0930")) {
            return record.refused("a second record without the first of its transaction", FETCH_AGAIN);
        }
        var bankDate = record.date(42);
        if (!record.isDigits(26, 34) || (bankDate.isEmpty() && !record.hasNoDate(42))) {
            return record.refused("archive reference or bank date are not as described", FETCH_AGAIN);
        }
        var payment = payments.remove(payments.size() - 1);
        payments.add(payment.arrived(bankDate.orElse(null), record.at(26, 34)));
        return Optional.empty();
    }

    /** The payer's own words: they may name people, and are not kept. */
    private Optional<Refused> passOver(GiroRecord record) {
        var ofFreeText = GiroType.of(record.type()).filter(GiroType::isFreeText).isPresent();
        return ofFreeText && (follows(record, "0931") || follows(record, "0930"))
                ? Optional.empty()
                : record.refused("a third record that does not belong to the transaction before it", FETCH_AGAIN);
    }

    /** Of the same transaction and type as the record before it. */
    private boolean follows(GiroRecord record, String kindBefore) {
        return last != null
                && last.kind().equals(kindBefore)
                && last.type().equals(record.type())
                && last.at(9, 15).equals(record.at(9, 15));
    }

    private Optional<Refused> end(GiroRecord record) {
        var date = record.date(42);
        if (!record.type().equals("00") || !record.isDigits(9, 41) || date.isEmpty()) {
            return record.refused("the record that ends an assignment is not as described", FETCH_AGAIN);
        }
        if (record.number(9, 16) != payments.size()) {
            return record.refused("the number of transactions is not what the assignment holds", FETCH_AGAIN);
        }
        if (record.number(17, 24) != records) {
            return record.refused("the number of records is not what the assignment holds", FETCH_AGAIN);
        }
        if (!Money.ore(record.number(25, 41)).equals(total(payments))) {
            return record.refused("the sum is not that of the assignment's transactions", FETCH_AGAIN);
        }
        if (!hasDates(record)
                || payments.stream().anyMatch(payment -> payment.paidOn().isAfter(date.get()))) {
            return record.refused("the dates are not those of the assignment's transactions", FETCH_AGAIN);
        }
        endedOn = date.get();
        return Optional.empty();
    }

    private boolean hasDates(GiroRecord record) {
        var dates = payments.stream().map(GiroPayment::paidOn).toList();
        return payments.isEmpty()
                || (record.date(48).equals(dates.stream().min(Comparator.naturalOrder()))
                        && record.date(54).equals(dates.stream().max(Comparator.naturalOrder())));
    }

    private long lastNumber() {
        return Long.parseLong(payments.get(payments.size() - 1).number());
    }

    /** Returned payments taken off; the field has no sign. How a reversal counts in it is not known for certain. */
    static Money total(List<GiroPayment> payments) {
        return Money.sum(payments.stream().map(GiroPayment::amount)).abs();
    }
}
