package io.github.sockettask.listener.method;

import java.lang.reflect.Proxy;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Determines the classes of beans without proxies, without creating beans.
 */
class BeanClasses {

	private static final Log logger = LogFactory.getLog(BeanClasses.class);

	private static final String NULL_BEAN = "org.springframework.beans.factory.support.NullBean";

	private final ConfigurableListableBeanFactory beanFactory;

	BeanClasses(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	// Returns the class that the application has written; null if the bean is none of the
	// application's, or is the target of a scoped proxy, which is a bean itself.
	@Nullable Class<?> find(String beanName) {
		Class<?> beanClass = (ScopedProxyUtils.isScopedTarget(beanName) || isNull(beanName)) ? null
				: determine(beanName);
		return (beanClass != null && !isSpringClass(beanClass)) ? ClassUtils.getUserClass(beanClass) : null;
	}

	// Never compared by equals, which a bean of the application may implement with a
	// failure.
	private boolean isNull(String beanName) {
		Object bean = this.beanFactory.containsSingleton(beanName) ? this.beanFactory.getSingleton(beanName) : null;
		return bean != null && bean.getClass().getName().equals(NULL_BEAN);
	}

	private @Nullable Class<?> determine(String beanName) {
		try {
			Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
			if (type != null && ScopedObject.class.isAssignableFrom(type)) {
				return AutoProxyUtils.determineTargetClass(this.beanFactory,
						ScopedProxyUtils.getTargetBeanName(beanName));
			}
			return (type != null && Proxy.isProxyClass(type)) ? lookBehindProxy(beanName, type) : type;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("Could not determine the class of bean '" + beanName + "'", ex);
			return null;
		}
	}

	// Only auto-proxying keeps the target class in the bean definition.
	private Class<?> lookBehindProxy(String beanName, Class<?> proxyClass) {
		Object bean = this.beanFactory.containsSingleton(beanName) ? this.beanFactory.getSingleton(beanName) : null;
		return proxyClass.isInstance(bean) ? AopProxyUtils.ultimateTargetClass(bean) : proxyClass;
	}

	private boolean isSpringClass(Class<?> type) {
		return type.getName().startsWith("org.springframework.")
				&& !AnnotatedElementUtils.isAnnotated(ClassUtils.getUserClass(type), Component.class);
	}

}
