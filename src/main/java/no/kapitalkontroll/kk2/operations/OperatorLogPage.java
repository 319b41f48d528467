package no.kapitalkontroll.kk2.operations;

import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What operators did, on demand only: reasons may name people, so that nothing of it is an attribute. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=OperatorLog",
        description = "What operators did that is not about one case, who did it and why")
public class OperatorLogPage {

    private final OperatorLog operatorLog;

    OperatorLogPage(OperatorLog operatorLog) {
        this.operatorLog = operatorLog;
    }

    @ManagedOperation(description = "Tells what operators did, the newest first: when (UTC), who, what, why")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id; empty: all")
    @ManagedOperationParameter(name = "most", description = "How many lines at most, 1 to 1000")
    public String read(String creditor, int most) {
        return operatorLog.newest(creditor == null || creditor.isBlank() ? null : creditor.strip(), most).stream()
                .map(OperatorLog.Entry::toString)
                .collect(Collectors.joining("\n"));
    }
}
