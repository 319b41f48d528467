package no.kapitalkontroll.kk2.operations;

import java.util.Arrays;
import javax.management.Descriptor;
import javax.management.MBeanOperationInfo;
import javax.management.modelmbean.ModelMBeanOperationInfo;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jmx.export.annotation.AnnotationJmxAttributeSource;
import org.springframework.jmx.export.annotation.AnnotationMBeanExporter;
import org.springframework.jmx.export.assembler.MetadataMBeanInfoAssembler;
import org.springframework.stereotype.Component;

/**
 * Tells JMX consoles which operations change something: those that ask who you are. They are ACTION, the others INFO; Spring's
 * own annotations leave it unknown.
 */
@Component
@OnlyInService
class TellImpact extends MetadataMBeanInfoAssembler {

    private static final String WHO = "who";

    /** Before any bean is registered: that happens when all of them are made. */
    TellImpact(AnnotationMBeanExporter exporter, BeanFactory beans) {
        var annotations = new AnnotationJmxAttributeSource();
        annotations.setBeanFactory(beans);
        setAttributeSource(annotations);
        exporter.setAssembler(this);
    }

    @Override
    protected ModelMBeanOperationInfo[] getOperationInfo(Object managedBean, String beanKey) {
        return Arrays.stream(super.getOperationInfo(managedBean, beanKey))
                .map(TellImpact::withImpact)
                .toArray(ModelMBeanOperationInfo[]::new);
    }

    private static ModelMBeanOperationInfo withImpact(ModelMBeanOperationInfo operation) {
        var changes = Arrays.stream(operation.getSignature())
                .anyMatch(parameter -> parameter.getName().equals(WHO));
        Descriptor descriptor = operation.getDescriptor();
        return new ModelMBeanOperationInfo(
                operation.getName(),
                operation.getDescription(),
                operation.getSignature(),
                operation.getReturnType(),
                changes ? MBeanOperationInfo.ACTION : MBeanOperationInfo.INFO,
                descriptor);
    }
}
