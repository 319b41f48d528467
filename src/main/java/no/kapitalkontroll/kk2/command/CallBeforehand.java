package no.kapitalkontroll.kk2.command;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/** A call that prepares an installation: there is nothing to be started yet. */
public interface CallBeforehand {

    /** Does it, to the end; 0 all well, 1 refused. */
    int execute(Map<String, String> environment, Clock clock, BufferedReader in, PrintStream out, PrintStream err);
}
