package no.kapitalkontroll.kk2.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * What a letter's heading must be called and must not, so that nobody takes one letter for another (inkassoloven §§ 8 and 9).
 *
 * @param wanted must be found in the heading
 * @param unwanted must not be found in the heading
 * @param hinted must not be found anywhere outside the tables
 */
record HeadingRule(Pattern wanted, Pattern unwanted, Pattern hinted) {

    private static final Pattern NONE = Pattern.compile("(?!)");

    static HeadingRule of(LetterKind kind) {
        return switch (kind) {
            case REMINDER_FREE ->
                new HeadingRule(
                        Pattern.compile("\\S"),
                        Pattern.compile("purring|inkasso"),
                        Pattern.compile("inkasso|namsmann|debtcollection"));
            case REMINDER -> new HeadingRule(Pattern.compile("purring|reminder"), Pattern.compile("inkasso"), NONE);
            case COLLECTION_NOTICE ->
                new HeadingRule(Pattern.compile("inkassovarsel|varselominkasso"), Pattern.compile("purring"), NONE);
            case PAYMENT_DEMAND ->
                new HeadingRule(
                        Pattern.compile("betalingsoppfordring|betalingsoppmoding"),
                        NONE,
                        Pattern.compile("klagenemnd"));
            case ENFORCEMENT_NOTICE -> new HeadingRule(Pattern.compile("utlegg"), NONE, NONE);
            case INSTALMENT_AGREEMENT -> new HeadingRule(Pattern.compile("avdragsavtale"), NONE, NONE);
            default -> new HeadingRule(Pattern.compile("\\S"), NONE, NONE);
        };
    }

    List<String> broken(WrittenPage page) {
        List<String> problems = new ArrayList<>();
        if (!wanted.matcher(page.heading()).find()) {
            problems.add("is not called what it is (inkassoloven §§ 8 and 9); remedy: write an h1 with one of: "
                    + wanted.pattern().replace("|", ", "));
        }
        if (unwanted.matcher(page.heading()).find()) {
            problems.add("has another letter's name in its heading (inkassoloven § 9); remedy: leave out of the h1: "
                    + unwanted.pattern().replace("|", ", "));
        }
        if (hinted.matcher(page.prose()).find()) {
            problems.add("mentions what does not belong in it (inkassoloven §§ 8 and 10 f); remedy: leave out: "
                    + hinted.pattern().replace("|", ", "));
        }
        return problems;
    }
}
