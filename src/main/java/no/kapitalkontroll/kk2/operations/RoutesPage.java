package no.kapitalkontroll.kk2.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.route.RouteFolder;
import no.kapitalkontroll.kk2.run.OnlyInService;
import no.kapitalkontroll.kk2.run.RestingSteps;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * Which route files this process was started with: an edited file takes effect on restart, and shows then. A step of the runs
 * can rest while the others go on.
 */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Routes",
        description = "The route files in force, and steps that rest")
public class RoutesPage {

    private static final Logger log = LoggerFactory.getLogger(RoutesPage.class);

    private final List<String> files;
    private final CamelContext camel;
    private final RestingSteps restingSteps;
    private final StopStep stopStep;
    private final StartStep startStep;

    RoutesPage(
            Installation installation,
            CamelContext camel,
            RestingSteps restingSteps,
            StopStep stopStep,
            StartStep startStep) {
        this.camel = camel;
        this.restingSteps = restingSteps;
        this.stopStep = stopStep;
        this.startStep = startStep;
        files = new RouteFolder(installation.routes())
                .files().stream().map(RoutesPage::nameAndHash).toList();
        files.forEach(file -> log.info("route file {}", file));
    }

    @ManagedAttribute(description = "Each route file as it was when this process started, with its SHA-256")
    public String[] getFiles() {
        return files.toArray(String[]::new);
    }

    @ManagedAttribute(
            description = "The steps that may rest: works, rests (an operator stopped it), or is switched off")
    public String[] getSteps() {
        return RestingSteps.THAT_MAY_REST.stream()
                .map(step -> step + " " + state(step))
                .toArray(String[]::new);
    }

    private String state(String step) {
        if (restingSteps.rests(step)) {
            return "rests";
        }
        return camel.getRouteController().getRouteStatus(step).isStarted() ? "works" : "is switched off";
    }

    @ManagedOperation(
            description =
                    "Lets one step of the runs rest in this process, until startStep or a restart; what is due there waits")
    @ManagedOperationParameter(name = "step", description = "The route's id, as Steps names it, like dispatch-mail")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the operators' log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the operators' log")
    public String stopStep(String step, String who, String why) {
        return stopStep.stop(step, new Operator(who, why)).toString();
    }

    @ManagedOperation(description = "Wakes a step that was stopped; the next run does what waited there")
    @ManagedOperationParameter(name = "step", description = "The route's id, as Steps names it, like dispatch-mail")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the operators' log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the operators' log")
    public String startStep(String step, String who, String why) {
        return startStep.start(step, new Operator(who, why)).toString();
    }

    private static String nameAndHash(Path file) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return file.getFileName() + " " + HexFormat.of().formatHex(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
