package no.kapitalkontroll.kk2.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.creditor.Language;
import org.junit.jupiter.api.Test;

class WriteDigestTest {

    private static final WriteDigest WRITE = new WriteDigest();

    private static List<String> lines(Language language, News... news) {
        return WRITE.lines(
                "fjellheim", "Fjellheim\nRenhold AS", language, java.time.LocalDate.of(2026, 9, 15), List.of(news));
    }

    private static News reversed(Language language) {
        return new News(
                News.Kind.RED,
                "red 1001 reversed",
                1001,
                Money.of("-300.00"),
                new Words(language).cause(Cause.REVERSED));
    }

    @Test
    void a_heading_for_each_kind_and_a_line_for_each_thing_with_sum_and_remedy() {
        var parked = new News(News.Kind.PARKED, "parked 3", 0, null, "creditor: refused;\r\nBcc: mend it");
        var isNew = new News(News.Kind.NEW_CASE, "new-case 1002", 1002, Money.of("12500.00"), "");

        assertThat(lines(Language.NB, isNew, parked, reversed(Language.NB)))
                .containsExactly(
                        "Hei",
                        "",
                        "Dette er nytt hos Fjellheim Renhold AS etter kjøringen 15.09.2026.",
                        "",
                        "Avvik som stopper fakturaen (1)",
                        "  faktura 1001: −300,00 kr, betaling tilbakeført; betalingen er borte; neste kjøring foreslår rettingen",
                        "",
                        "Satt til side (1)",
                        "  creditor: refused; Bcc: mend it",
                        "",
                        "Nye saker (1)",
                        "  faktura 1002: 12\u00a0500,00 kr",
                        "",
                        "Det som er meldt før og fortsatt står, meldes ikke på nytt. Alt som venter: report fjellheim work-list");
        assertThat(lines(Language.NN, isNew, parked, reversed(Language.NN)))
                .contains(
                        "Dette er nytt hos Fjellheim Renhold AS etter køyringa 15.09.2026.",
                        "Avvik som stoppar fakturaen (1)",
                        "  faktura 1001: −300,00 kr, betaling tilbakeført; betalinga er borte, neste køyring føreslår rettinga",
                        "Sett til side (1)");
    }

    @Test
    void every_red_cause_and_every_kind_of_news_has_its_words_in_both_languages() {
        for (var language : Language.values()) {
            var words = new Words(language);
            assertThat(Stream.of(Cause.values()).filter(Cause::isRed).map(words::cause))
                    .doesNotHaveDuplicates()
                    .allSatisfy(text -> assertThat(text).contains("; "));
            assertThat(Stream.of(News.Kind.values()).map(words::heading)).doesNotHaveDuplicates();
            assertThat(Stream.of("anew", "held", "moved-on", "told")
                            .map(outcome -> words.cameBack(outcome, "15.09.2026", "5.1.1", "case f 1", "reminder")))
                    .doesNotHaveDuplicates()
                    .allSatisfy(text -> assertThat(text).contains("15.09.2026", "5.1.1"));
        }
    }

    @Test
    void a_flood_of_one_kind_is_counted_and_cut() {
        List<News> many = new ArrayList<>();
        for (int invoice = 1; invoice <= 500; invoice++) {
            many.add(new News(News.Kind.NEW_CASE, "new-case " + invoice, invoice, Money.of("1.00"), ""));
        }

        assertThat(lines(Language.NB, many.toArray(News[]::new))).hasSize(58).contains("Nye saker (500)", "  …");
    }
}
