package no.kapitalkontroll.kk2.operations;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.OnlyInService;
import no.kapitalkontroll.kk2.run.RunOutcome;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts what the clock starts daily, now and in the background: every creditor, today in Oslo. */
@Component
@OnlyInService
public class StartRunNow {

    private static final Logger log = LoggerFactory.getLogger(StartRunNow.class);

    private final Installation installation;
    private final DailyRun dailyRun;
    private final ProducerTemplate producer;
    private final OperatorLog operatorLog;
    private final ExecutorService background;
    private final AtomicBoolean running = new AtomicBoolean();

    public StartRunNow(
            Installation installation,
            DailyRun dailyRun,
            ProducerTemplate producer,
            OperatorLog operatorLog,
            CamelContext camelContext) {
        this.installation = installation;
        this.dailyRun = dailyRun;
        this.producer = producer;
        this.operatorLog = operatorLog;
        this.background = camelContext.getExecutorServiceManager().newSingleThreadExecutor(this, "run-now");
    }

    /** It is started, or why it is not. */
    public Answer start(Operator by) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        if (installation.businessDate().isPresent()) {
            return new Answer.Refused("KK2_DATE is set, and the service goes by the clock", "take it away and restart");
        }
        if (!running.compareAndSet(false, true)) {
            return new Answer.Refused(
                    "a run that somebody started is not at its end yet", "see the attribute LastRuns, and wait");
        }
        try {
            operatorLog.add(by, "run-now", null, "all creditors");
            log.info("run-now: by operator {}", by.who());
            background.execute(this::runAll);
        } catch (RuntimeException failure) {
            // nothing has begun: the next one who asks must not be told so
            running.set(false);
            throw failure;
        }
        return new Answer.Done("a run of all creditors is started; see the attribute LastRuns");
    }

    private void runAll() {
        try {
            for (var request : dailyRun.today()) {
                var outcome = producer.requestBody("direct:run-creditor", request, RunOutcome.class);
                outcome.problems().forEach(problem -> log.warn("{}: {}", request.creditorId(), problem));
            }
        } catch (CamelExecutionException failed) {
            // the message of a cause may hold what it was working on
            log.error("run-now ended early: {}", failed.getCause().getClass().getSimpleName());
        } finally {
            running.set(false);
        }
    }
}
