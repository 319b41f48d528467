package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ParentCommand;

/** One word after {@code case CREDITOR INVOICE}: what is the same for all of them. */
abstract class OnCase implements Call {

    @ParentCommand
    private CaseCall of;

    abstract Answer answer(ApplicationContext kk2, CaseRef ref, LocalDate today);

    @Override
    public final Mode mode() {
        return Mode.CASE;
    }

    @Override
    public final int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
        kk2.getBean(Creditors.class).reload();
        var answer = isKnown(kk2)
                ? answer(kk2, of.ref(), kk2.getBean(BusinessDate.class).today())
                : new Answer.Refused(
                        "there is no creditor " + of.ref().creditorId(),
                        "name one by its id, as its file in KK2_CREDITORS is named");
        out.println(answer);
        return answer.isDone() ? 0 : 1;
    }

    private boolean isKnown(ApplicationContext kk2) {
        return kk2.getBean(Creditors.class).inForce().stream()
                .anyMatch(creditor -> creditor.id().equals(of.ref().creditorId()));
    }
}
