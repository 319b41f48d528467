package no.kapitalkontroll.kk2.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guard: the name of the mail library's own streams, given before the first message. Without it every part asks for a service. */
class ComposedMessageTest {

    @Test
    void no_jar_is_searched_while_a_mail_is_written() throws Exception {
        List<String> searched = new ArrayList<>();
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(before) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                searched.add(name);
                return super.getResources(name);
            }
        });
        try {
            new ComposedMessage(Mails.letter()).writeTo(OutputStream.nullOutputStream());
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(searched).noneMatch(name -> name.contains("jakarta.mail.util.StreamProvider"));
    }
}
