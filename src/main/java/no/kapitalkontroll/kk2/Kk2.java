package no.kapitalkontroll.kk2;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts KK2. */
@SpringBootApplication
public class Kk2 {

    public static void main(String[] args) {
        SpringApplication.run(Kk2.class, args);
    }
}
