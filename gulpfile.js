const { dest, parallel, src } = require('gulp');

// gulp 5 reads files as UTF-8 unless told otherwise, which corrupts binary images.
const binary = { encoding: false };

const icons = () => src('icons/**/*.{svg,png}', binary).pipe(dest('dist/icons'));
const nodeFiles = () => src('nodes/**/*.{svg,png,json}', binary).pipe(dest('dist/nodes'));

exports['build:assets'] = parallel(icons, nodeFiles);
