package no.kapitalkontroll.kk2.core.giro;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A whole file whose counts and sums agree with what it holds.
 *
 * @param sender of the transmission, eight digits ({@code 00008080} is Nets)
 * @param transmission its number with the sender, seven digits
 * @param settledOn the date of the record that ends it
 */
public record GiroFile(String sender, String transmission, LocalDate settledOn, List<GiroPayment> payments) {

    public GiroFile {
        payments = List.copyOf(payments);
    }

    /** Returned payments taken off. */
    public Money total() {
        return Money.sum(payments.stream().map(GiroPayment::amount));
    }
}
