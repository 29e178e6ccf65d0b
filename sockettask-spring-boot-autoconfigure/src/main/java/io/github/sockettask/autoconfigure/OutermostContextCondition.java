package io.github.sockettask.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Holds in the outermost context that has the auto-configuration. A context inside of it
 * would open each connection once more, for no handlers.
 */
class OutermostContextCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		BeanFactory parent = (beanFactory != null) ? beanFactory.getParentBeanFactory() : null;
		boolean inside = parent instanceof ListableBeanFactory beans && BeanFactoryUtils
			.beanNamesForTypeIncludingAncestors(beans, SocketTaskLifecycle.class, true, false).length > 0;
		ConditionMessage.Builder message = ConditionMessage.forCondition("outermost context");
		return inside ? ConditionOutcome.noMatch(message.because("a parent context has the tasks"))
				: ConditionOutcome.match(message.because("no parent context has tasks"));
	}

}
