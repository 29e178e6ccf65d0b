package io.github.sockettask.listener.filter;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.ReflectivePropertyAccessor;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.expression.spel.support.StandardTypeConverter;
import org.springframework.expression.spel.support.StandardTypeLocator;

import io.github.sockettask.MessageFields;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackMethodException;

/**
 * Makes conditions of expressions, or tells what is wrong with them.
 */
class MessageConditions {

	private final SpelExpressionParser parser;

	private final StandardEvaluationContext context = new StandardEvaluationContext();

	private final ConditionNames names;

	/**
	 * Create conditions.
	 * @param beanFactory has what expressions name
	 * @param fields looks into messages, if anything does
	 */
	MessageConditions(ConfigurableBeanFactory beanFactory, @Nullable MessageFields fields) {
		this.parser = new SpelExpressionParser(
				new SpelParserConfiguration(SpelCompilerMode.MIXED, beanFactory.getBeanClassLoader()));
		this.context.setBeanResolver(new BeanFactoryResolver(beanFactory));
		this.context.setPropertyAccessors(List.of(new ReflectivePropertyAccessor(false)));
		this.context.setTypeComparator(new FieldComparator());
		this.context.setTypeLocator(new StandardTypeLocator(beanFactory.getBeanClassLoader()));
		this.context.setTypeConverter(new StandardTypeConverter(() -> (beanFactory.getConversionService() != null)
				? beanFactory.getConversionService() : DefaultConversionService.getSharedInstance()));
		this.names = new ConditionNames(beanFactory, this.context, fields);
	}

	/**
	 * Create a condition.
	 * @param method whose annotation has it
	 * @param text the expression
	 * @return the condition
	 */
	MessageCondition create(AnnotatedMethod method, String text) {
		Expression expression = parse(method, text);
		if (expression instanceof SpelExpression spel) {
			this.names.check(method, text, spel.getAST());
		}
		return new MessageCondition(expression, this.context);
	}

	private Expression parse(AnnotatedMethod method, String text) {
		try {
			return this.parser.parseExpression(text);
		}
		catch (ParseException | IllegalStateException ex) {
			throw CallbackMethodException.wrong(method, "condition", text, String.valueOf(ex.getMessage()),
					"Write an expression of Spring's expression language, like field('/price') > 100");
		}
	}

}
