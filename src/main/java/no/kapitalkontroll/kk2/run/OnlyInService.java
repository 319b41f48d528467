package no.kapitalkontroll.kk2.run;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import no.kapitalkontroll.kk2.installation.Mode;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** A part that only the service has: commands open no port, keep no schedule and are watched by nobody. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnlyInService.IsService.class)
public @interface OnlyInService {

    /** What the program was called to do is known before any part is made. */
    class IsService implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata part) {
            var beans = context.getBeanFactory();
            return beans != null && beans.getSingleton("mode") == Mode.SERVICE;
        }
    }
}
