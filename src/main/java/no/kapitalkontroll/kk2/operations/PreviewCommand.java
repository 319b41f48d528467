package no.kapitalkontroll.kk2.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.DecidedClaim;
import no.kapitalkontroll.kk2.cases.KeptProcedures;
import no.kapitalkontroll.kk2.cases.PlanOnTrial;
import no.kapitalkontroll.kk2.cases.ReadStandingDecisions;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.law.BrokenLawFile;
import no.kapitalkontroll.kk2.law.ReadProcedures;
import no.kapitalkontroll.kk2.run.ClaimRun;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.LastRun;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code preview}: the decisions of a run, one JSON object a line. It goes the way of a run inside a transaction that is
 * rolled back at the end: so it decides exactly as the run would, and writes no row. What it comes to is said on {@code err}: before the first run
 * the cases that would start, later what differs from the last run. With a procedure to try it decides a second time in that
 * transaction, and says what would change; with a folder it goes on until the letters and vouchers are written.
 */
@Component("preview")
public class PreviewCommand implements Command {

    private final LoadedCreditors creditors;
    private final ProducerTemplate producer;
    private final BusinessDate businessDate;
    private final KeptProcedures procedures;
    private final ClaimRun claimRun;
    private final LastRun lastRun;
    private final ReadStandingDecisions standingDecisions;
    private final PlanOnTrial planOnTrial;
    private final WriteOutgoing writeOutgoing;
    private final TransactionTemplate rolledBack;
    private final SumUpPreview sumUp = new SumUpPreview();
    private final DescribeTrial describeTrial = new DescribeTrial();
    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    public PreviewCommand(
            LoadedCreditors creditors,
            ProducerTemplate producer,
            BusinessDate businessDate,
            KeptProcedures procedures,
            ClaimRun claimRun,
            LastRun lastRun,
            ReadStandingDecisions standingDecisions,
            PlanOnTrial planOnTrial,
            WriteOutgoing writeOutgoing,
            PlatformTransactionManager transactions) {
        this.creditors = creditors;
        this.producer = producer;
        this.businessDate = businessDate;
        this.procedures = procedures;
        this.claimRun = claimRun;
        this.lastRun = lastRun;
        this.standingDecisions = standingDecisions;
        this.planOnTrial = planOnTrial;
        this.writeOutgoing = writeOutgoing;
        this.rolledBack = new TransactionTemplate(transactions);
    }

    @Override
    public int execute(PrintStream out, PrintStream err) {
        return preview(Wish.NONE, out, err);
    }

    /**
     * And writes the letters and vouchers that would go into this folder; nothing is stored or sent.
     *
     * @return 2 when the folder is neither new nor empty, else as {@link #execute}
     */
    public int execute(OutgoingFolder folder, PrintStream out, PrintStream err) {
        var refused = folder.prepare();
        refused.ifPresent(err::println);
        return refused.isPresent() ? 2 : preview(new Wish(Optional.empty(), Optional.of(folder)), out, err);
    }

    /**
     * As if every open case with a procedure of this name, and every new one that would get it, followed the file. What
     * changes by it is told on {@code err}.
     *
     * @return 2 when the file is broken or illegal, else as {@link #execute}
     */
    public int execute(Path procedureFile, PrintStream out, PrintStream err) {
        try {
            var trial = new Trial(new ReadProcedures().alone(procedureFile));
            return preview(new Wish(Optional.of(trial), Optional.empty()), out, err);
        } catch (BrokenLawFile refused) {
            refused.sentences().forEach(err::println);
            return 2;
        }
    }

    /** What is wanted beside the decisions; one thing at most. */
    private record Wish(Optional<Trial> trial, Optional<OutgoingFolder> folder) {

        static final Wish NONE = new Wish(Optional.empty(), Optional.empty());
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

    private int preview(Wish wish, PrintStream out, PrintStream err) {
        wish.trial().ifPresent(tried -> warnOfSameVersion(tried.procedure, err));
        var date = businessDate.today();
        var broken = creditors.reload().broken();
        broken.forEach(file -> err.println("refused: " + DailyRun.sentence(file)));
        var well = broken.isEmpty();
        for (var creditor : creditors.inForce()) {
            well &= previewOrSay(creditor, date, wish, out, err);
        }
        wish.trial().ifPresent(tried -> err.println(conclusion(tried)));
        return well ? 0 : 1;
    }

    /** One creditor as its file was read last: a running service reads files with its runs only. */
    int execute(Creditor creditor, PrintStream out, PrintStream err) {
        return previewOrSay(creditor, businessDate.today(), Wish.NONE, out, err) ? 0 : 1;
    }

    private boolean previewOrSay(Creditor creditor, LocalDate date, Wish wish, PrintStream out, PrintStream err) {
        try {
            return preview(creditor, date, wish, out, err);
        } catch (CamelExecutionException failed) {
            var cause = failed.getCause();
            err.printf(
                    "%s: the preview failed: %s%n",
                    creditor.id(),
                    TripletexFailure.in(cause)
                            .map(tripletex -> tripletex.getMessage() + "; remedy: " + tripletex.remedy())
                            .orElse(cause.getClass().getSimpleName()));
            return false;
        } catch (UncheckedIOException full) {
            err.printf(
                    "%s: the letters cannot be written (%s); remedy: look at the folder and its disk%n",
                    creditor.id(), full.getCause().getClass().getSimpleName());
            return false;
        } catch (RuntimeException unforeseen) {
            // the others' previews go on; its text may hold what it was working on
            err.printf(
                    "%s: the preview failed: %s%n",
                    creditor.id(), unforeseen.getClass().getSimpleName());
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

    private boolean preview(Creditor creditor, LocalDate date, Wish wish, PrintStream out, PrintStream err) {
        List<DecidedClaim> today = new ArrayList<>();
        List<DecidedClaim> tried = new ArrayList<>();
        List<String> written = new ArrayList<>();
        var standing = standingDecisions.of(creditor.id());
        var day = new CreditorDay(creditor.id(), date, 0, "preview", today::add);
        var holder = rolledBack.execute(transaction -> {
            transaction.setRollbackOnly();
            var running = claimRun.keepOthersOut(creditor.id());
            if (running.isPresent()) {
                return running;
            }
            step("direct:read-creditor", day);
            step("direct:enrich-claims", day);
            wish.trial().ifPresent(one -> step("direct:enrich-claims", day.trying(one.procedure, tried::add)));
            wish.folder().ifPresent(folder -> {
                planOnTrial.plan(day, today).forEach(day::note);
                written.addAll(writeOutgoing.to(folder, day));
            });
            return running;
        });
        if (holder.isPresent()) {
            err.printf(
                    "%s: a run holds this creditor now (%s); remedy: preview it when that run has ended%n",
                    creditor.id(), holder.get());
            return false;
        }
        wish.trial().ifPresentOrElse(one -> compare(one, today, tried, err), () -> sumUp.of(
                        creditor.id(), date, today, lastRun.finished(creditor.id()), standing)
                .forEach(err::println));
        var decided = wish.trial().isPresent() ? tried : today;
        decided.forEach(claim -> out.println(line(claim)));
        written.forEach(err::println);
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
