package no.kapitalkontroll.kk2.standin;

import java.util.Map;

/** What an endpoint answers; a null body is no body. */
record Answer(int status, Map<String, Object> body) {

    static Answer noContent() {
        return new Answer(204, null);
    }

    static Answer single(int status, Map<String, Object> value) {
        return new Answer(status, new Json().with("value", value));
    }
}
