package no.kapitalkontroll.kk2.operations;

import java.io.PrintStream;

/** One of the commands that KK2 can be called with. */
public interface Command {

    /** Does it, to the end; 0 all well, 1 something failed or was parked, 2 refused. */
    int execute(PrintStream out, PrintStream err);
}
