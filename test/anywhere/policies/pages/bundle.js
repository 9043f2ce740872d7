/** The page's own bundle, in which Lit is a package like any other. */
import '@osmapi/osmtalk-elements';
