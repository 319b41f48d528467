package no.kapitalkontroll.kk2.story;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each test its creditors leave the world that all stories share: a run reads every creditor's file and keeps its version, and
 * the seventieth story would pay for sixty-nine others on each of its days.
 */
public final class RetireStories implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        StoryWorld.retire();
    }
}
