package no.kapitalkontroll.kk2.operations;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.creditor.BrokenFile;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import org.springframework.stereotype.Component;

/**
 * {@code check}: the self-test of an installation and its creditors, a line per item. Only FAIL gives exit code 1. A creditor whose file
 * is refused for its logo alone is tested all the same: the operator is to hear everything at once.
 */
@Component("check")
public class CheckCommand implements Command {

    private final LoadedCreditors creditors;
    private final CheckInstallation checkInstallation;
    private final CheckCreditor checkCreditor;
    private final BusinessDate businessDate;

    CheckCommand(
            LoadedCreditors creditors,
            CheckInstallation checkInstallation,
            CheckCreditor checkCreditor,
            BusinessDate businessDate) {
        this.creditors = creditors;
        this.checkInstallation = checkInstallation;
        this.checkCreditor = checkCreditor;
        this.businessDate = businessDate;
    }

    @Override
    public int execute(PrintStream out, PrintStream err) {
        try {
            return check(out);
        } finally {
            creditors.reload();
        }
    }

    private int check(PrintStream out) {
        var date = businessDate.today();
        var broken = creditors.reloadWithoutLogos().broken();
        List<Finding> findings = new ArrayList<>(checkInstallation.on(date));
        broken.stream().map(CheckCommand::refused).forEach(findings::add);
        findings.forEach(finding -> out.println(finding.line()));
        for (var creditor : creditors.inForce()) {
            var found = checkCreditor.on(creditor, date);
            found.forEach(finding -> out.println(finding.line()));
            findings.addAll(found);
        }
        return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.FAIL) ? 0 : 1;
    }

    private static Finding refused(BrokenFile broken) {
        var key = broken.key().isEmpty() ? "file " + broken.file() : "key " + broken.key();
        return Finding.fail(broken.creditorIdGuess(), key, broken.problem() + "; " + broken.remedy());
    }
}
