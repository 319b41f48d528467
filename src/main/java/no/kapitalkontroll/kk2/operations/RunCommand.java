package no.kapitalkontroll.kk2.operations;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** {@code run}: one daily run for the business date, all creditors, to the end, and a summary as a table. */
@Component("run")
public class RunCommand implements Command {

    private final DailyRun dailyRun;
    private final LoadedCreditors creditors;
    private final ProducerTemplate producer;
    private final BusinessDate businessDate;
    private final SummariseCreditor summarise;

    public RunCommand(
            DailyRun dailyRun,
            LoadedCreditors creditors,
            ProducerTemplate producer,
            BusinessDate businessDate,
            SummariseCreditor summarise) {
        this.dailyRun = dailyRun;
        this.creditors = creditors;
        this.producer = producer;
        this.businessDate = businessDate;
        this.summarise = summarise;
    }

    @Override
    public int execute(PrintStream out, PrintStream err) {
        var date = businessDate.today();
        var broken = dailyRun.reloadCreditors();
        List<RunOutcome> outcomes = new ArrayList<>();
        var all = creditors.inForce();
        for (Creditor creditor : all) {
            err.printf("%s %s: run %d of %d%n", date, creditor.id(), outcomes.size() + 1, all.size());
            outcomes.add(
                    producer.requestBody("direct:run-creditor", new RunRequest(creditor.id(), date), RunOutcome.class));
        }
        for (int i = 0; i < all.size(); i++) {
            out.println(summarise.of(all.get(i), outcomes.get(i), date));
        }
        broken.forEach(file -> out.println("refused: " + DailyRun.sentence(file)));
        if (outcomes.stream().anyMatch(RunOutcome::refused)) {
            return 2;
        }
        return broken.isEmpty() && outcomes.stream().allMatch(RunOutcome::isWell) ? 0 : 1;
    }
}
