package no.kapitalkontroll.kk2.command;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Something done to a case by hand: it says who, and why. */
abstract class CaseAction extends OnCase {

    @Mixin
    private By by;

    /** Who does it, and why. */
    static final class By {

        @Option(
                names = "--by",
                required = true,
                paramLabel = "WHO",
                description = "Who you are; goes into the case's log.")
        private String who;

        @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Why; goes into the case's log.")
        private String why;

        Operator operator() {
            return new Operator(who, why);
        }
    }

    abstract Answer act(ApplicationContext kk2, CaseRef ref, Operator by, LocalDate today);

    @Override
    final Answer answer(ApplicationContext kk2, CaseRef ref, LocalDate today) {
        return act(kk2, ref, by.operator(), today);
    }
}
