package no.kapitalkontroll.kk2.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** A statement as table and as JSON. */
class StatementTextTest {

    @Test
    void the_table_lines_amounts_up_to_the_ore() {
        assertThat(new PrintStatement().of(Statements.full("nb", "NO"))).isEqualTo("""
                Statement of claim fjellheim-10234 on 2026-10-20
                invoice 10234 of 2026-08-17, due 2026-08-31, case open

                Principal and what came in
                  date                                       amount  principal   costs   fees  interest  surplus  in time on
                  2026-08-17  invoice 10234               12 500,00
                  2026-09-20  payment                     -5 000,00   5 000,00    0,00   0,00      0,00     0,00
                  2026-09-25  credit                      -1 500,00   1 500,00    0,00   0,00      0,00     0,00
                  2026-10-12  payment                     -6 200,00   6 000,00  150,50  49,50      0,00     0,00
                  2026-09-10  payment, undone 2026-09-17       0,00

                Interest
                  from        last day    days  of year       base  percent  amount  paragraph                      rate from
                  2026-08-31  2026-09-19    20      365  12 500,00    12,25   83,90  forsinkelsesrenteloven §§ 2–3  test
                  2026-09-20  2026-09-24     5      365   7 500,00    12,25   12,59  forsinkelsesrenteloven §§ 2–3  test
                  2026-09-25  2026-10-11    17      365   6 000,00    12,25   34,23  forsinkelsesrenteloven §§ 2–3  test

                Fees
                  date        letter             amount  paragraph                 rate from
                  2026-09-15  collection-notice   38,00  inkassoforskriften § 1-2  FOR-2025-12-18-2660
                  2026-10-05  payment-demand     113,00  inkassoforskriften § 1-2  FOR-2025-12-18-2660

                Fees that do not stand
                  date        letter          amount  from  because
                  2026-10-02  payment-demand  113,00        its letter was not sent: not-sent-in-time

                Costs
                  date        amount  paragraph                 receipt
                  2026-10-08  150,50  tvangsfullbyrdelsesloven  bilag 81

                Waivers
                  date        part  amount  reason
                  2026-10-13  fees   38,00  goodwill

                Sums
                               charged       paid  credited  waived  returned  unpaid
                  principal  12 500,00  11 000,00  1 500,00    0,00      0,00    0,00
                  costs         150,50     150,50      0,00    0,00      0,00    0,00
                  fees          151,00      49,50      0,00   38,00      0,00   63,50
                  interest      130,72       0,00      0,00    0,00      0,00  130,72
                  total                                                        194,22

                Letters
                  date        letter             deadline    total as sent  total now  known since
                  2026-09-15  collection-notice  2026-09-29      12 600,93  12 100,09  payment 2026-09-10 500,00
                  2026-10-05  payment-demand     2026-10-19      12 797,83   6 267,63  payment 2026-09-20 5 000,00, credit 2026-09-25 1 500,00

                Merged claims
                  invoice     unpaid
                  10234       194,22
                  10235     1 016,78
                  together  1 211,00
                """);
    }

    @Test
    void json_has_numbers_with_two_decimals_under_names_that_stay() throws Exception {
        var text = new WriteStatementJson().of(Statements.full("nb", "NO"));
        var json = new ObjectMapper().readTree(text);

        assertThat(text).contains("\"percent\" : 12.25", "\"unpaid\" : 0.00");
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "creditor",
                        "invoiceNumber",
                        "reference",
                        "invoiceDate",
                        "dueDate",
                        "invoiceAmount",
                        "case",
                        "askedFor",
                        "on",
                        "movements",
                        "undone",
                        "interest",
                        "fees",
                        "droppedFees",
                        "costs",
                        "waivers",
                        "parts",
                        "total",
                        "refundDue",
                        "onward",
                        "missingRate",
                        "letters",
                        "others",
                        "grandTotal");
        assertThat(json.at("/parts/principal/unpaid").decimalValue()).isEqualByComparingTo("0.00");
        assertThat(json.at("/movements/0/kind").asText()).isEqualTo("payment");
        assertThat(json.at("/letters/1/knownSince/0/what").asText()).isEqualTo("payment");
        assertThat(json.at("/missingRate").isNull()).isTrue();
    }

    @Test
    void neither_names_the_debtor() {
        var statement = Statements.full("nb", "NO");

        assertThat(new PrintStatement().of(statement)).doesNotContain("Lunde");
        assertThat(new WriteStatementJson().of(statement)).doesNotContain("Lunde");
        assertThat(statement.toString()).doesNotContain("Lunde");
    }
}
