package no.kapitalkontroll.kk2.handling;

/** What came of an action by hand, as one sentence; what was refused left no trace but this. */
public sealed interface Answer {

    /** It is done and stands in the case's log. */
    record Done(String sentence) implements Answer {

        @Override
        public String toString() {
            return "done: " + sentence;
        }
    }

    /** Nothing was done. */
    record Refused(String why, String remedy) implements Answer {

        @Override
        public String toString() {
            return "refused: " + why + "; remedy: " + remedy;
        }
    }

    /** Nothing was to be done but to tell. May name people: for the one who asked, never for a log. */
    record Told(String text) implements Answer {

        @Override
        public String toString() {
            return text;
        }
    }

    default boolean isDone() {
        return !(this instanceof Refused);
    }
}
