package no.kapitalkontroll.kk2.core.giro;

/** What came of reading a file: all of it, or nothing. */
public sealed interface GiroReading {

    record Read(GiroFile file) implements GiroReading {}

    /**
     * Nothing of the file counts.
     *
     * @param line where it is wrong, from 1
     * @param why without anything that stands in the file
     */
    record Refused(int line, String why, String remedy) implements GiroReading {}
}
