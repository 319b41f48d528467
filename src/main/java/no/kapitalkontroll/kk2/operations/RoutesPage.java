package no.kapitalkontroll.kk2.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.route.RouteFolder;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Which route files this process was started with: an edited file takes effect on restart, and shows then. */
@Component
@OnlyInService
@ManagedResource(objectName = "no.kapitalkontroll.kk2:type=Routes", description = "The route files in force")
public class RoutesPage {

    private static final Logger log = LoggerFactory.getLogger(RoutesPage.class);

    private final List<String> files;

    RoutesPage(Installation installation) {
        files = new RouteFolder(installation.routes())
                .files().stream().map(RoutesPage::nameAndHash).toList();
        files.forEach(file -> log.info("route file {}", file));
    }

    @ManagedAttribute(description = "Each route file as it was when this process started, with its SHA-256")
    public String[] getFiles() {
        return files.toArray(String[]::new);
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
