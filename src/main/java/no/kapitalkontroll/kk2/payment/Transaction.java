package no.kapitalkontroll.kk2.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A transaction of a giro file that was stored.
 *
 * @param transmission the bank's number of the file
 * @param line in the file
 * @param account that the money came to
 * @param bankDate when the payer's bank had the order; null when the file does not say
 */
record Transaction(
        long id,
        String transmission,
        int line,
        String account,
        String kid,
        LocalDate paidOn,
        LocalDate bankDate,
        Money amount) {

    /** To be followed by a condition on {@code t}. */
    static final String SELECT =
            "SELECT t.*, f.transmission FROM giro_transactions t JOIN giro_files f ON f.id = t.file_id WHERE ";

    static Transaction of(ResultSet row, int index) throws SQLException {
        return new Transaction(
                row.getLong("id"),
                row.getString("transmission"),
                row.getInt("line_no"),
                row.getString("account"),
                row.getString("kid"),
                row.getObject("paid_on", LocalDate.class),
                row.getObject("bank_date", LocalDate.class),
                new Money(row.getBigDecimal("amount")));
    }

    String toldBy() {
        return "OCR giro, transmission %s, line %d".formatted(transmission, line);
    }
}
