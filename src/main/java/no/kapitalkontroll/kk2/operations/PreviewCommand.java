package no.kapitalkontroll.kk2.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.DecidedClaim;
import no.kapitalkontroll.kk2.cases.KeptProcedures;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.law.BrokenLawFile;
import no.kapitalkontroll.kk2.law.ReadProcedures;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code preview}: the decisions of a run, one JSON object a line. It goes the way of a run inside a transaction that is
 * rolled back at the end: so it decides exactly as the run would, and writes no row. With a procedure to try it decides a
 * second time in that transaction, and says what would change.
 */
@Component("preview")
public class PreviewCommand implements Command {

    private final LoadedCreditors creditors;
    private final ProducerTemplate producer;
    private final BusinessDate businessDate;
    private final KeptProcedures procedures;
    private final TransactionTemplate rolledBack;
    private final DescribeTrial describeTrial = new DescribeTrial();
    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    public PreviewCommand(
            LoadedCreditors creditors,
            ProducerTemplate producer,
            BusinessDate businessDate,
            KeptProcedures procedures,
            PlatformTransactionManager transactions) {
        this.creditors = creditors;
        this.producer = producer;
        this.businessDate = businessDate;
        this.procedures = procedures;
        this.rolledBack = new TransactionTemplate(transactions);
    }

    @Override
    public int execute(PrintStream out, PrintStream err) {
        return preview(Optional.empty(), out, err);
    }

    /**
     * As if every open case with a procedure of this name, and every new one that would get it, followed the file. What
     * changes by it is told on {@code err}.
     *
     * @return 2 when the file is broken or illegal, else as {@link #execute}
     */
    public int execute(Path procedureFile, PrintStream out, PrintStream err) {
        try {
            return preview(Optional.of(new Trial(new ReadProcedures().alone(procedureFile))), out, err);
        } catch (BrokenLawFile refused) {
            refused.sentences().forEach(err::println);
            return 2;
        }
    }

    /** A procedure that is tried, and what came of it so far. */
    private static final class Trial {

        private final Procedure procedure;
        private boolean followed;
        private int different;

        Trial(Procedure procedure) {
            this.procedure = procedure;
        }
    }

    private int preview(Optional<Trial> trial, PrintStream out, PrintStream err) {
        trial.ifPresent(tried -> warnOfSameVersion(tried.procedure, err));
        var date = businessDate.today();
        var broken = creditors.reload().broken();
        broken.forEach(file -> err.println("refused: " + DailyRun.sentence(file)));
        var well = broken.isEmpty();
        for (var creditor : creditors.inForce()) {
            well &= previewOrSay(creditor, date, trial, out, err);
        }
        trial.ifPresent(tried -> err.println(conclusion(tried)));
        return well ? 0 : 1;
    }

    /** One creditor as its file was read last: a running service reads files with its runs only. */
    int execute(Creditor creditor, PrintStream out, PrintStream err) {
        return previewOrSay(creditor, businessDate.today(), Optional.empty(), out, err) ? 0 : 1;
    }

    private boolean previewOrSay(
            Creditor creditor, LocalDate date, Optional<Trial> trial, PrintStream out, PrintStream err) {
        try {
            return preview(creditor, date, trial, out, err);
        } catch (CamelExecutionException failed) {
            var cause = failed.getCause();
            err.printf(
                    "%s: the preview failed: %s%n",
                    creditor.id(),
                    TripletexFailure.in(cause)
                            .map(tripletex -> tripletex.getMessage() + "; remedy: " + tripletex.remedy())
                            .orElse(cause.getClass().getSimpleName()));
            return false;
        }
    }

    private void warnOfSameVersion(Procedure tried, PrintStream err) {
        var known = procedures.of(tried.name(), tried.version());
        if (!known.isMissing() && !known.equals(tried)) {
            err.printf(
                    "procedure %s: version %d is in use and says something else; give the changed file a new version number%n",
                    tried.name(), tried.version());
        }
    }

    private static String conclusion(Trial tried) {
        var name = tried.procedure.name();
        return tried.followed
                ? "procedure %s version %d: %d invoices would be treated differently on this date"
                        .formatted(name, tried.procedure.version(), tried.different)
                : "procedure %s: no invoice follows a procedure of this name; name it in a creditor file (procedure or business-procedure)"
                        .formatted(name);
    }

    private boolean preview(
            Creditor creditor, LocalDate date, Optional<Trial> trial, PrintStream out, PrintStream err) {
        List<DecidedClaim> today = new ArrayList<>();
        List<DecidedClaim> tried = new ArrayList<>();
        var day = new CreditorDay(creditor.id(), date, 0, "preview", today::add);
        rolledBack.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            step("direct:read-creditor", day);
            step("direct:enrich-claims", day);
            trial.ifPresent(one -> step("direct:enrich-claims", day.trying(one.procedure, tried::add)));
        });
        trial.ifPresent(one -> compare(one, today, tried, err));
        var decided = trial.isPresent() ? tried : today;
        decided.forEach(claim -> out.println(line(claim)));
        day.notes().forEach(note -> err.println(creditor.id() + ": " + note));
        return day.notes().isEmpty()
                && decided.stream().noneMatch(claim -> claim.decision().reason() == Reason.PARKED);
    }

    private void compare(Trial trial, List<DecidedClaim> today, List<DecidedClaim> tried, PrintStream err) {
        var differences = describeTrial.differences(today, tried);
        differences.forEach(err::println);
        trial.different += differences.size();
        trial.followed |= tried.stream().anyMatch(claim -> claim.procedure().equals(trial.procedure.name()));
    }

    private void step(String route, CreditorDay day) {
        var done = producer.request(route, exchange -> exchange.setProperty("day", day));
        if (done.getException() != null) {
            throw new CamelExecutionException("the preview failed", done, done.getException());
        }
    }

    private String line(DecidedClaim claim) {
        try {
            return json.writeValueAsString(PreviewLine.of(claim));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
