package no.kapitalkontroll.kk2.command;

import java.io.PrintStream;
import no.kapitalkontroll.kk2.installation.Mode;
import org.springframework.context.ApplicationContext;

/** One call of KK2 as the command line gave it: thin, the parts that it starts do the work. */
public interface Call {

    /**
     * Refuses options that do not go together, before anything is started.
     *
     * @throws picocli.CommandLine.ParameterException with the remedy
     */
    default void refuseWrongOptions() {}

    /** What has to be started for it. */
    Mode mode();

    /** Does it, to the end; 0 all well, 1 something failed, was parked or was refused. */
    int execute(ApplicationContext kk2, PrintStream out, PrintStream err);
}
