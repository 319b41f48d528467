package no.kapitalkontroll.kk2.core.giro;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.kapitalkontroll.kk2.core.identifier.Kid;
import no.kapitalkontroll.kk2.core.money.Money;

/** Any file that a bank writes is read to the øre, and a slip in what secures it is seen. */
class ReadGiroFileProperties {

    private static final String ACCOUNT = "12345678903";

    private record Paid(String kid, long ore, LocalDate on, LocalDate bankDate) {}

    @Property(tries = 300)
    void a_valid_file_is_read_and_sums(@ForAll("payments") List<Paid> payments) {
        var reading = new ReadGiroFile().read(lines(payments), ACCOUNT);

        assertThat(reading).isInstanceOfSatisfying(GiroReading.Read.class, read -> {
            assertThat(read.file().total())
                    .isEqualTo(Money.ore(payments.stream().mapToLong(Paid::ore).sum()));
            assertThat(read.file().payments())
                    .extracting(GiroPayment::kid)
                    .containsExactlyElementsOf(payments.stream().map(Paid::kid).toList());
        });
    }

    @Property(tries = 500)
    void one_other_digit_in_counts_sums_or_account_refuses_the_file(
            @ForAll("payments") List<Paid> payments,
            @ForAll @IntRange(min = 0, max = 76) int where,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        var lines = new ArrayList<>(lines(payments));
        // 33 columns of counts and sums in each end record, 11 of the account
        int line = where < 33 ? lines.size() - 1 : where < 66 ? lines.size() - 2 : 1;
        int column = where < 66 ? 9 + where % 33 : 25 + where - 66;
        var changed = new StringBuilder(lines.get(line));
        changed.setCharAt(column - 1, (char) ('0' + (changed.charAt(column - 1) - '0' + by) % 10));
        lines.set(line, changed.toString());

        assertThat(new ReadGiroFile().read(lines, ACCOUNT)).isInstanceOf(GiroReading.Refused.class);
    }

    @Property(tries = 300)
    void a_record_that_is_lost_or_doubled_refuses_the_file(
            @ForAll("payments") List<Paid> payments, @ForAll @IntRange(max = 1_000) int at, @ForAll boolean lost) {
        var lines = new ArrayList<>(lines(payments));
        int index = at % lines.size();
        if (lost) {
            lines.remove(index);
        } else {
            lines.add(index, lines.get(index));
        }

        assertThat(new ReadGiroFile().read(lines, ACCOUNT)).isInstanceOf(GiroReading.Refused.class);
    }

    /** Whatever stands in any columns of any record: the answer is the file or a refusal with its line, never a fall. */
    @Property(tries = 2_000)
    void nothing_that_is_written_makes_it_fall_over(
            @ForAll("payments") List<Paid> payments,
            @ForAll @IntRange(max = 1_000) int record,
            @ForAll @IntRange(max = 79) int column,
            @ForAll("scribbles") String scribble) {
        var lines = new ArrayList<>(lines(payments));
        int index = record % lines.size();
        var changed = new StringBuilder(lines.get(index));
        int length = Math.min(scribble.length(), changed.length() - column);
        changed.replace(column, column + length, scribble.substring(0, length));
        lines.set(index, changed.toString());

        assertThat(new ReadGiroFile().read(lines, ACCOUNT))
                .satisfiesAnyOf(
                        reading -> assertThat(reading)
                                .isInstanceOfSatisfying(GiroReading.Refused.class, refused -> assertThat(refused.line())
                                        .isBetween(index + 1, lines.size())),
                        reading -> assertThat(reading).isInstanceOf(GiroReading.Read.class));
    }

    /** One digit or sign, as a slip would be, or a stretch of anything. */
    @Provide
    Arbitrary<String> scribbles() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789 -+NYæ\u0000\u0664").ofLength(1),
                Arbitraries.strings().numeric().ofMinLength(2).ofMaxLength(80),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(80));
    }

    @Provide
    Arbitrary<List<Paid>> payments() {
        var kids = Combinators.combine(
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(24), Arbitraries.of(true, false))
                .as((payload, mod10) -> mod10 ? Kid.withMod10(payload) : Kid.withMod11(payload));
        var dates = Arbitraries.integers().between(0, 700).map(LocalDate.of(2025, 6, 1)::plusDays);
        return Combinators.combine(kids, Arbitraries.longs().between(1, 99_999_999_999L), dates, dates.injectNull(0.3))
                .as(Paid::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static List<String> lines(List<Paid> payments) {
        var file = new GiroFileText(ACCOUNT);
        payments.forEach(paid -> file.pays(paid.kid(), paid.ore(), paid.on(), paid.bankDate()));
        return file.lines();
    }
}
