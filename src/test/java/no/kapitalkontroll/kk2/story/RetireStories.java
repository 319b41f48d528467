package no.kapitalkontroll.kk2.story;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each class of tests its creditors leave the world that all stories share: a run reads every creditor's file, and the last
 * stories would read hundreds of them a day.
 */
public final class RetireStories implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getTestClass().filter(Class::isMemberClass).isEmpty()) {
            StoryWorld.retire();
        }
    }
}
