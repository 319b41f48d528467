package no.kapitalkontroll.kk2.core.giro;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * One transaction of a file. The payer's own words and account are left behind: they may name people.
 *
 * @param line of its first record in the file, from 1
 * @param account that the money came to, eleven digits
 * @param assignment number of the assignment (oppdrag), seven digits
 * @param number of the transaction in its assignment, seven digits
 * @param paidOn Nets' date: when the money was settled
 * @param bankDate when the payer's bank had the order; null when the file does not say
 * @param amount negative: a payment that was returned
 * @param kid null where the payer wrote free text instead
 * @param archiveReference nine digits; null when the file does not say
 */
public record GiroPayment(
        int line,
        String account,
        String assignment,
        String number,
        GiroType type,
        LocalDate paidOn,
        LocalDate bankDate,
        Money amount,
        String kid,
        String archiveReference) {

    /** With what the second record adds. */
    GiroPayment arrived(LocalDate hadByBankOn, String reference) {
        return new GiroPayment(line, account, assignment, number, type, paidOn, hadByBankOn, amount, kid, reference);
    }
}
