package io.github.sockettask.autoconfigure;

import org.springframework.context.annotation.Configuration;

/**
 * Annotated methods of beans as receivers of events.
 */
@Configuration(proxyBeanMethods = false)
class AnnotatedMethodsConfiguration {

}
