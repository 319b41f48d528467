package no.kapitalkontroll.kk2.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.DecidedClaim;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.creditor.Creditor;
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
 * rolled back at the end: so it decides exactly as the run would, and writes no row.
 */
@Component("preview")
public class PreviewCommand implements Command {

    private final LoadedCreditors creditors;
    private final ProducerTemplate producer;
    private final BusinessDate businessDate;
    private final TransactionTemplate rolledBack;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    public PreviewCommand(
            LoadedCreditors creditors,
            ProducerTemplate producer,
            BusinessDate businessDate,
            PlatformTransactionManager transactions) {
        this.creditors = creditors;
        this.producer = producer;
        this.businessDate = businessDate;
        this.rolledBack = new TransactionTemplate(transactions);
    }

    @Override
    public int execute(PrintStream out, PrintStream err) {
        var date = businessDate.today();
        var broken = creditors.reload().broken();
        broken.forEach(file -> err.println("refused: " + DailyRun.sentence(file)));
        var well = broken.isEmpty();
        for (var creditor : creditors.inForce()) {
            try {
                well &= preview(creditor, date, out, err);
            } catch (CamelExecutionException failed) {
                var cause = failed.getCause();
                err.printf(
                        "%s: the preview failed: %s%n",
                        creditor.id(),
                        TripletexFailure.in(cause)
                                .map(tripletex -> tripletex.getMessage() + "; remedy: " + tripletex.remedy())
                                .orElseGet(() -> cause.getClass().getSimpleName()));
                well = false;
            }
        }
        return well ? 0 : 1;
    }

    private boolean preview(Creditor creditor, LocalDate date, PrintStream out, PrintStream err) {
        List<DecidedClaim> decided = new ArrayList<>();
        var day = new CreditorDay(creditor.id(), date, 0, "preview", decided::add);
        rolledBack.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            step("direct:read-creditor", day);
            step("direct:enrich-claims", day);
        });
        decided.forEach(claim -> out.println(line(claim)));
        day.notes().forEach(note -> err.println(creditor.id() + ": " + note));
        return day.notes().isEmpty()
                && decided.stream().noneMatch(claim -> claim.decision().reason() == Reason.PARKED);
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
