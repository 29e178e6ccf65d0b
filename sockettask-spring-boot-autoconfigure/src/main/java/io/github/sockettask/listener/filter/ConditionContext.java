package io.github.sockettask.listener.filter;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.expression.spel.support.ReflectivePropertyAccessor;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.expression.spel.support.StandardTypeComparator;
import org.springframework.expression.spel.support.StandardTypeConverter;
import org.springframework.expression.spel.support.StandardTypeLocator;

/**
 * The evaluation context of conditions: the members of a message, the beans and the
 * classes of the application. It is read-only and has no variables.
 */
class ConditionContext extends StandardEvaluationContext {

	ConditionContext(ConfigurableBeanFactory beanFactory) {
		setBeanResolver(new BeanFactoryResolver(beanFactory));
		setPropertyAccessors(List.of(new ReflectivePropertyAccessor(false)));
		setTypeComparator(new FieldComparator());
		setTypeLocator(new StandardTypeLocator(beanFactory.getBeanClassLoader()));
		setTypeConverter(new StandardTypeConverter(() -> (beanFactory.getConversionService() != null)
				? beanFactory.getConversionService() : DefaultConversionService.getSharedInstance()));
	}

	@Override
	public boolean isAssignmentEnabled() {
		return false;
	}

	@Override
	public @Nullable Object lookupVariable(String name) {
		throw new IllegalStateException("there is no variable #" + name);
	}

	/**
	 * Compares the fields of messages, which are texts, with numbers and booleans.
	 */
	private static final class FieldComparator extends StandardTypeComparator {

		/**
		 * Reading a number takes more than linear time, and a message may have any text.
		 */
		private static final int MAX_NUMBER = 100;

		@Override
		public boolean canCompare(@Nullable Object left, @Nullable Object right) {
			return super.canCompare(read(left, right), read(right, left));
		}

		@Override
		public int compare(@Nullable Object left, @Nullable Object right) {
			return super.compare(read(left, right), read(right, left));
		}

		private static @Nullable Object read(@Nullable Object value, @Nullable Object other) {
			if (value instanceof String text && other instanceof Number && text.length() <= MAX_NUMBER) {
				return number(text);
			}
			return (value instanceof Boolean && other instanceof String) ? value.toString() : value;
		}

		private static Object number(String text) {
			try {
				return new BigDecimal(text);
			}
			catch (NumberFormatException ex) {
				return text;
			}
		}

	}

}
